// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { MINUTE } from '../core/clock.ts'
import { readHealth } from '../core/outbox/health.ts'
import type { PageDestination, ToldEvent } from './destination.ts'
import { formbricks } from './formbricks.ts'
import { createScene, sumOf } from './page.fixture.ts'
import { posthog, type PostHogEvent } from './posthog.ts'
import { segment } from './segment.ts'
import { createFormbricks, type Asked, type Reply } from './services.fixture.ts'
import { SUBMISSION, SURVEY } from './told.fixture.ts'

const POSTHOG = 'https://us.i.posthog.com/batch/'
const SEGMENT = 'https://api.segment.io/v1/b'
const FORMBRICKS = 'https://app.formbricks.com'
const BACKEND = 'https://api.test/v1/events'

const both = () => [posthog({ key: 'phc_key' }), segment({ writeKey: 'key' })]
const ours = () =>
  formbricks({
    workspaceId: 'ws1',
    surveys: { 'nps-q3': { surveyId: 'fb1', questions: { score: 'q1', why: 'q2' } } },
  })

function uuidsIn(asked: readonly Asked[]): string[] {
  // Safe: PostHog's own shape, as `write` makes it.
  return asked.flatMap(({ body }) => (body['batch'] as PostHogEvent[]).map(({ uuid }) => uuid))
}

function addSurvey(page: { add(name: string, props: object): unknown }): void {
  for (const { name, props } of [SURVEY.shown, SURVEY.answer, SURVEY.more, SURVEY.completed])
    page.add(name, props)
}

describe('an event', () => {
  it('reaches the backend and every destination under one id', async () => {
    const { openPage, services, pass } = createScene()
    const page = openPage(both())

    const id = page.add('shop.sized', { size: 'M' })
    await pass(3_000)

    expect(services.at(BACKEND)[0]?.body).toMatchObject({ events: [{ id }] })
    expect(services.at(POSTHOG)[0]?.body).toMatchObject({ batch: [{ uuid: id }] })
    expect(services.at(SEGMENT)[0]?.body).toMatchObject({ batch: [{ messageId: id }] })
  })

  it('that came before the destinations were known is told too', async () => {
    const { openPage, services, pass } = createScene()
    openPage([posthog({ key: 'phc_key' })], ['page.viewed', 'visit.started'])

    await pass(3_000)

    expect(services.at(POSTHOG)[0]?.body).toMatchObject({
      batch: [{ event: '$pageview' }, { event: 'visit.started' }],
    })
  })

  it('is told to the page in the same tick', () => {
    const { openPage } = createScene()
    const told: ToldEvent[] = []
    const page = openPage([{ kind: 'page', name: 'own', tell: (event) => void told.push(event) }])

    const id = page.add('shop.sized')

    expect(told).toMatchObject([{ id, page: { origin: 'https://shop.example' } }])
  })

  it('is kept for the backend whatever a destination throws', async () => {
    const { openPage, services, pass } = createScene()
    const clumsy: PageDestination = {
      kind: 'page',
      name: 'clumsy',
      tell() {
        throw new Error('The layer is frozen.')
      },
    }
    const page = openPage([clumsy])

    const id = page.add('shop.sized')
    await pass(3_000)

    expect(services.at(BACKEND)[0]?.body).toMatchObject({ events: [{ id }] })
    expect(page.errors).toEqual([new Error('The layer is frozen.')])
  })
})

describe('a destination that is down', () => {
  it('for an hour holds up nobody, loses nothing and is told once', async () => {
    const { openPage, services, pass } = createScene()
    const page = openPage(both())
    services.mood = ({ url }) => (url === POSTHOG ? { status: 503 } : undefined)

    const ids: (string | undefined)[] = []
    for (let minute = 0; minute < 60; minute += 1) {
      ids.push(page.add('shop.sized', { minute }))
      await pass(MINUTE)
    }
    const inTime = services.at(SEGMENT).length
    services.mood = () => undefined
    services.asked.length = 0
    await pass(10 * MINUTE)
    const stats = await page.front.stats()

    expect(inTime).toBeGreaterThanOrEqual(60)
    expect(uuidsIn(services.at(POSTHOG))).toEqual(ids)
    expect(stats.destinations?.['posthog']).toMatchObject({ accepted: 60, acknowledged: 60 })
    expect(sumOf(stats.destinations?.['posthog'])).toBe(60)
    expect(sumOf(stats.destinations?.['segment'])).toBe(60)
    expect(sumOf(stats)).toBe(60)
  })

  it('is left alone for as long as it asks', async () => {
    const { openPage, services, pass } = createScene()
    const page = openPage([posthog({ key: 'phc_key' })])
    services.mood = ({ url }) =>
      url === POSTHOG ? { status: 429, headers: { 'retry-after': '120' } } : undefined

    page.add('shop.sized')
    await pass(100_000)
    const before = services.at(POSTHOG).length
    const health = readHealth(page.front.signs())
    await pass(60_000)

    expect(before).toBe(1)
    expect(services.at(POSTHOG).length).toBe(2)
    expect(health).toMatchObject({
      sending: 'idle',
      destinations: { posthog: { sending: 'waiting', notBefore: expect.any(Number) } },
    })
  })

  it('is told by the next page when the tab was killed meanwhile', async () => {
    const { openPage, services, pass } = createScene()
    const first = openPage([posthog({ key: 'phc_key' })])
    services.mood = ({ url }) => (url === POSTHOG ? 'down' : undefined)
    const id = first.add('shop.sized')
    await pass(5_000)
    first.kill()
    services.mood = () => undefined
    services.asked.length = 0

    openPage([posthog({ key: 'phc_key' })])
    await pass(10 * MINUTE)

    expect(uuidsIn(services.at(POSTHOG))).toEqual([id])
  })
})

describe('a batch', () => {
  it('that is too large is halved, and one that is refused takes no other along', async () => {
    const { openPage, services, pass } = createScene()
    const page = openPage([posthog({ key: 'phc_key' })])
    const isPoison = ({ body }: Asked) => JSON.stringify(body).includes('poison')
    services.mood = (asked): Reply | undefined => {
      if (asked.url !== POSTHOG) return undefined
      if (uuidsIn([asked]).length > 4) return { status: 413 }
      return isPoison(asked) ? { status: 400 } : undefined
    }

    for (let index = 0; index < 10; index += 1)
      page.add('shop.sized', { size: index === 7 ? 'poison' : 'M' })
    await pass(10_000)

    const stats = (await page.front.stats()).destinations?.['posthog']
    expect(stats).toMatchObject({ accepted: 10, acknowledged: 9, dead: { rejected: 1 } })
  })

  it('leaves out what its spec has no room for, which is dead with the reason', async () => {
    const { openPage, services, pass } = createScene()
    const page = openPage([segment({ writeKey: 'key' })])

    page.add('shop.small')
    page.add('shop.large', { text: 'x'.repeat(31_900) })
    await pass(10_000)

    const stats = (await page.front.stats()).destinations?.['segment']
    expect(stats).toMatchObject({ accepted: 2, acknowledged: 1, dead: { too_large: 1 } })
    expect(services.at(SEGMENT)).toHaveLength(1)
  })

  it('leaves with the page, in a request that outlives it', async () => {
    const { openPage, services, pass } = createScene()
    const page = openPage([posthog({ key: 'phc_key' })])
    await pass(5_000)

    const id = page.add('shop.last_word')
    page.leave()

    const [last] = services.at(POSTHOG)
    expect(last).toMatchObject({ keepalive: true })
    expect(uuidsIn(services.at(POSTHOG))).toEqual([id])
  })

  it('is sent by one tab, and what a tab accepted in the background by it once it is back', async () => {
    const { openPage, services, pass } = createScene()
    const [one, other] = [openPage(both()), openPage(both())]

    const ids = [one.add('shop.first'), other.add('shop.second')]
    await pass(10_000)

    expect(uuidsIn(services.at(POSTHOG)).sort()).toEqual(ids.sort())
  })
})

describe('consent', () => {
  it('to analytics is asked, whatever an event is for', async () => {
    const { openPage, services, pass, grant } = createScene()
    grant('functional', 'marketing')
    const page = openPage(both())

    page.add('consent.changed', {}, 'functional')
    page.add('shop.sized')
    await pass(10_000)

    expect([...services.at(POSTHOG), ...services.at(SEGMENT)]).toEqual([])
    expect((await page.front.stats()).destinations?.['posthog']).toMatchObject({ accepted: 0 })
  })

  it('is no business of others: the record of a decision stays with the backend', async () => {
    const { openPage, services, pass } = createScene()
    const page = openPage(both())

    page.add('consent.changed', {}, 'functional')
    await pass(10_000)

    expect(services.at(BACKEND)).toHaveLength(1)
    expect(services.at(POSTHOG)).toEqual([])
  })

  it('that is taken back deletes what waits, and what was learnt', async () => {
    const { openPage, services, pass, grant } = createScene()
    const page = openPage([...both(), ours()])
    services.mood = ({ url }) => (url === BACKEND ? undefined : 'down')
    addSurvey(page)
    await pass(3_000)

    grant('functional')
    await page.front.withdraw(['analytics'])
    services.mood = () => undefined
    services.asked.length = 0
    await pass(60 * MINUTE)

    const { destinations } = await page.front.stats()
    expect(destinations?.['posthog']).toMatchObject({ accepted: 4, withdrawn: 4, pending: 0 })
    expect(destinations?.['formbricks']).toMatchObject({ accepted: 4, withdrawn: 4, pending: 0 })
    expect(services.asked).toEqual([])
  })
})

describe('Formbricks', () => {
  function createFormbricksScene() {
    const scene = createScene()
    const service = createFormbricks()
    scene.services.answer = (asked) =>
      asked.url.startsWith(FORMBRICKS) ? service.answer(asked) : { status: 204 }
    return { ...scene, service }
  }

  it('has one display and one response of a survey, with all its answers', async () => {
    const { openPage, pass, service } = createFormbricksScene()
    const page = openPage([ours()])

    addSurvey(page)
    await pass(10_000)

    expect(service.displays).toEqual(['d1'])
    expect([...service.responses.values()]).toEqual([
      { displayId: 'd1', finished: true, data: { q1: 3, q2: ['It came late', 'It was broken'] } },
    ])
    expect((await page.front.stats()).destinations?.['formbricks']).toMatchObject({
      accepted: 4,
      acknowledged: 4,
    })
  })

  it('that was down for an hour and had taken the first answer has it once', async () => {
    const { openPage, pass, services, service } = createFormbricksScene()
    const page = openPage([ours()])
    const isCreation = ({ url }: Asked) => url.endsWith('/v2/client/ws1/responses')
    services.mood = (asked) => (isCreation(asked) ? 'lost' : undefined)
    addSurvey(page)
    await pass(2_500)
    services.mood = ({ url }) => (url.startsWith(FORMBRICKS) ? 'down' : undefined)
    await pass(60 * MINUTE)
    const whileDown = [...service.responses.values()].map(({ finished }) => finished)

    services.mood = () => undefined
    services.asked.length = 0
    await pass(30 * MINUTE)

    expect(whileDown).toEqual([false])
    expect(services.at(`${FORMBRICKS}/api/v1/client/ws1/displays/d1/response`)).toHaveLength(1)
    expect([...service.responses.values()]).toMatchObject([{ displayId: 'd1', finished: true }])
    const stats = (await page.front.stats()).destinations?.['formbricks']
    expect(stats).toMatchObject({ accepted: 4, acknowledged: 4, pending: 0 })
    expect(sumOf(stats)).toBe(4)
  })

  it('is told the rest by the next page, of the same response', async () => {
    const { openPage, pass, service, services } = createFormbricksScene()
    const first = openPage([ours()])
    first.add(SURVEY.shown.name, SURVEY.shown.props)
    first.add(SURVEY.answer.name, SURVEY.answer.props)
    await pass(10_000)
    services.mood = ({ url }) => (url.startsWith(FORMBRICKS) ? 'down' : undefined)
    first.add(SURVEY.completed.name, SURVEY.completed.props)
    first.leave()
    first.kill()
    services.mood = () => undefined

    openPage([ours()])
    await pass(30_000)

    expect(service.displays).toHaveLength(1)
    expect([...service.responses.values()]).toMatchObject([{ finished: true }])
  })

  it('that takes no more answers of a survey is not asked again', async () => {
    const { openPage, pass, services } = createFormbricksScene()
    const page = openPage([ours()])
    services.mood = ({ url }) => (url.startsWith(FORMBRICKS) ? { status: 403 } : undefined)

    page.add(SURVEY.shown.name, SURVEY.shown.props)
    await pass(60 * MINUTE)

    expect(services.at(FORMBRICKS)).toHaveLength(1)
    expect((await page.front.stats()).destinations?.['formbricks']).toMatchObject({
      dead: { not_accepting: 1 },
    })
  })

  it('whose answers contradict each other is tried again later, and never in a circle', async () => {
    const { openPage, pass, services } = createFormbricksScene()
    const page = openPage([ours()])
    const isUpdate = ({ method }: Asked) => method === 'PUT'
    services.mood = (asked) => (isUpdate(asked) ? { status: 404 } : undefined)

    addSurvey(page)
    await pass(2_500)

    expect(services.at(FORMBRICKS).length).toBeLessThan(12)
    expect(readHealth(page.front.signs()).destinations?.['formbricks']?.sending).toBe('waiting')
  })

  it('keeps what it knows of the latest fifty submissions, with consent alone', async () => {
    const { openPage, pass } = createFormbricksScene()
    const page = openPage([ours()])

    for (let index = 0; index < 60; index += 1)
      page.add('feedback.shown', { ...SURVEY.shown.props, submissionId: `${SUBMISSION}${index}` })
    await pass(60_000)

    const [record] = (await page.store.entries()).filter(({ key }) => key.startsWith('destination'))
    expect(record?.purpose).toBe('analytics')
    expect(Object.keys(record?.value as object)).toHaveLength(50)
    expect(record?.value).toHaveProperty(`${SUBMISSION}59`)
  })
})

describe('a page', () => {
  it('that is hidden by the time its destinations come tells them, and stores nothing before it is back', async () => {
    const { openPage, services, pass } = createScene()
    const page = openPage(both(), ['shop.early'], { isAway: true })
    await pass(1_000)

    const [, ofPostHog] = page.front.queues
    const stored = await ofPostHog?.list(10)
    page.back()
    await pass(5_000)

    expect(services.at(POSTHOG)).toMatchObject([{ keepalive: true }])
    expect(stored).toEqual([])
    expect((await page.front.stats()).destinations?.['posthog']).toMatchObject({
      accepted: 1,
      acknowledged: 1,
    })
  })

  it('that is closed leaves no timer behind, and its events to the next', async () => {
    const { browser, openPage, services, pass } = createScene()
    const page = openPage(both())
    page.add('shop.sized')
    await page.front.close()

    expect(browser.timers()).toBe(0)
    openPage(both())
    await pass(10_000)
    expect(services.at(POSTHOG)).toHaveLength(1)
  })

  it('can show all that waits, each event once', async () => {
    const { openPage, services, pass } = createScene()
    const page = openPage(both())
    services.mood = () => 'down'
    page.add('shop.sized')
    await pass(1_000)

    const keys = (await Promise.all(page.front.queues.map((queue) => queue.list(10)))).map((list) =>
      list.map(([key]) => key).filter((key) => !key.startsWith('!')),
    )

    expect(keys).toHaveLength(3)
    expect(new Set(keys.flat()).size).toBe(1)
  })
})
