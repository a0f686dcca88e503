/** Services beside the backend: down, deaf and back, in a real browser, named by nothing but the shop's config. */
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { OutboxStats } from '../../src/core/outbox/types.ts'
import type { Asked } from '../../src/destinations/services.fixture.ts'
import { turnClock } from '../helpers/clock.ts'
import { expectBalance, numbersTaken, range, readStats, track } from '../helpers/numbered.ts'
import { test, whenReady } from '../helpers/stage.ts'
import { serve, serveFormbricks } from './destinations-services.fixture.ts'

const MINUTE = 60_000
const POSTHOG = 'https://us.i.posthog.com'
const FORMBRICKS = 'https://app.formbricks.com'

const SUBMISSION = '019a0000-0000-7000-8000-00000000000a'
const ABOUT = {
  surveyId: 'nps-q3',
  surveyName: 'After an order',
  surveyRevision: 1,
  submissionId: SUBMISSION,
  locale: 'en',
}
const SCORE = { questionId: 'score', question: 'Would you recommend us?', value: 3, bucket: 'low' }

/** As PostHog is told them, each time they were sent. */
function numbersIn(asked: readonly Asked[]): number[] {
  return asked.flatMap(({ body }) => {
    // Safe: its own batch; a malformed one fails the test.
    const batch = body['batch'] as { event: string; properties: { n: number } }[]
    return batch.filter(({ event }) => event === 'shop.counted').map((one) => one.properties.n)
  })
}

/** As the page's own data layer has them. */
function numbersInLayer(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    // Safe: what stands there is what the script under test has pushed.
    const layer = Reflect.get(window, 'dataLayer') as { event: string; n: number }[]
    return layer.filter(({ event }) => event === 'shop_counted').map(({ n }) => n)
  })
}

async function readBooks(page: Page, name: string): Promise<OutboxStats> {
  const { destinations } = await readStats(page)
  return destinations?.[name] ?? expect.fail(`There is no destination ${name}.`)
}

/** The public call takes events of widgets too, and checks them by their own schema. */
async function tell(page: Page, name: string, props: object): Promise<void> {
  await page.evaluate(
    ([name, props]) =>
      // Safe: the page's own call, with a name that is no type of this file.
      (window.regulars as unknown as (...call: unknown[]) => void)('track', name, props),
    [name, props] as const,
  )
}

test('a service that is down holds up nobody, and is told everything once when it is back', async ({
  collector,
  context,
  shop,
}) => {
  await context.clock.install()
  collector.api.shop = {
    destinations: [{ kind: 'posthog', key: 'phc_1' }, { kind: 'data-layer' }],
  }
  const posthog = await serve(context, POSTHOG, () => ({ status: 200, body: { status: 1 } }))
  posthog.mood = () => 'down'
  const page = await shop()

  for (const minute of range(10)) {
    await track(page, 1, { from: minute })
    await turnClock(page, MINUTE, 10_000)
  }
  const takenMeanwhile = numbersTaken(collector)
  const toldMeanwhile = posthog.asked.length
  posthog.mood = () => undefined
  posthog.asked.length = 0
  await turnClock(page, 20 * MINUTE, 10_000)

  expect(takenMeanwhile).toEqual(range(10))
  expect(toldMeanwhile).toBeLessThan(30)
  expect(numbersIn(posthog.asked)).toEqual(range(10))
  const books = await readBooks(page, 'posthog')
  expectBalance(books)
  expect(books.pending).toBe(0)
  expectBalance(await readStats(page))
  expect(await numbersInLayer(page)).toEqual(range(10))
})

test('Formbricks that took a first answer and could not say so has the response once, of two pages', async ({
  collector,
  context,
  shop,
}) => {
  await context.clock.install()
  collector.api.shop = {
    destinations: [
      {
        kind: 'formbricks',
        workspaceId: 'ws1',
        surveys: { 'nps-q3': { surveyId: 'fb1', questions: { score: 'q1' } } },
      },
    ],
  }
  const { service, displays, responses } = await serveFormbricks(context, FORMBRICKS)
  service.mood = ({ url }) => (url.endsWith('/v2/client/ws1/responses') ? 'lost' : undefined)
  const page = await shop({ more: 'data-widgets="feedback"' })
  await tell(page, 'feedback.shown', ABOUT)
  await tell(page, 'feedback.answer', { ...ABOUT, ...SCORE, answers: [SCORE] })
  await turnClock(page, 10_000, 1000)
  service.mood = () => 'down'
  await tell(page, 'feedback.completed', { ...ABOUT, answers: [SCORE] })
  await turnClock(page, 60 * MINUTE, 30_000)
  const whileDown = [...responses.values()].map(({ finished }) => finished)

  service.mood = () => undefined
  service.asked.length = 0
  await page.reload()
  await whenReady(page)
  await turnClock(page, 20 * MINUTE, 10_000)

  expect(whileDown).toEqual([false])
  expect(service.asked.map(({ method }) => method)).toContain('GET')
  expect(displays).toHaveLength(1)
  expect([...responses.values()]).toEqual([{ displayId: 'd1', finished: true, data: { q1: 3 } }])
  const books = await readBooks(page, 'formbricks')
  expectBalance(books)
  expect(books).toMatchObject({ accepted: 3, acknowledged: 3 })
})

test('without consent to analytics nobody else is asked anything', async ({
  collector,
  context,
  shop,
}) => {
  await context.clock.install()
  collector.api.shop = { destinations: [{ kind: 'posthog', key: 'phc_1' }] }
  const posthog = await serve(context, POSTHOG, () => ({ status: 200 }))
  const page = await shop({ more: 'data-consent="denied"' })

  await track(page, 3)
  await turnClock(page, MINUTE, 5000)
  expect(posthog.asked).toEqual([])

  await page.evaluate(() => window.regulars?.consent?.set({ analytics: true }))
  posthog.mood = () => 'down'
  await track(page, 2)
  await turnClock(page, 5000, 1000)
  await page.evaluate(() => window.regulars?.consent?.set({ analytics: false }))
  posthog.mood = () => undefined
  posthog.asked.length = 0
  await turnClock(page, 30 * MINUTE, 30_000)

  expect(posthog.asked).toEqual([])
  const books = await readBooks(page, 'posthog')
  expectBalance(books)
  expect(books.pending).toBe(0)
  expect(books.withdrawn).toBeGreaterThanOrEqual(2)
})
