/** What a shopper answers reaches the shop once, and what becomes of it reaches the shopper, whatever network, server and tabs do. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { changeTicket, moveTicket } from '../../demo/server/feedback/tickets.ts'
import type { Sitting } from '../../widgets/feedback/model/feedback-model.ts'
import { createWorld, type Browser, type Tab, type World } from './feedback-world.fixture.ts'
import type { Fate, Network } from './world.fixture.ts'

const WAIT = { timeout: 20_000, interval: 20 }

let world: World
let tabs: Tab[] = []
let earlier: ReadonlySet<string> = new Set()
beforeAll(async () => {
  world = await createWorld()
})
beforeEach(async () => {
  earlier = new Set((await world.stored()).map(({ submissionId }) => submissionId))
})
afterEach(async () => {
  await Promise.all(tabs.map((tab) => tab.close()))
  tabs = []
})
afterAll(() => world.stop())

async function open(browser: Browser = world.openBrowser()) {
  const tab = await browser.openTab()
  tabs.push(tab)
  await vi.waitFor(() => expect(tab.model.status.peek()).toBe('ready'), WAIT)
  return { ...tab, browser, sitting: begin(tab) }
}

function begin({ model }: Tab): Sitting {
  const sitting = model.begin(world.survey.id)
  if (!sitting) throw new Error('The survey is not open.')
  return sitting
}

const AGENT = { kind: 'agent', name: 'Ion' } as const

const isAnswer = (method: string, path: string): boolean =>
  method === 'PUT' && path.includes('/responses/')

/** The first answers end like this, and all other requests well. */
function failing(...fates: readonly Fate[]): Network {
  const left = [...fates]
  return (method, path) => (isAnswer(method, path) && left.shift()) || 'through'
}

const isSaved = (sitting: Sitting) =>
  vi.waitFor(() => expect(sitting.saving.peek()).toBe('saved'), WAIT)

async function newOnes() {
  return (await world.stored()).filter(({ submissionId }) => !earlier.has(submissionId))
}

const outage = (): Response =>
  Response.json(
    {
      type: 'about:blank',
      title: 'No.',
      status: 503,
      code: 'unavailable',
      params: {},
      retryable: true,
    },
    { status: 503 },
  )

test.each<[string, readonly Fate[]]>([
  ['never arrives', ['lost', 'lost']],
  ['arrives without its answer', ['deaf', 'deaf']],
  ['arrives twice', ['doubled', 'doubled', 'doubled']],
  ['finds the server down', [outage(), outage()]],
  ['meets all of that', ['lost', 'deaf', outage(), 'doubled']],
])('an answer that %s is one response', async (_, fates) => {
  const { browser, sitting } = await open()
  browser.setNetwork(failing(...fates))

  await sitting.answer(3)
  await sitting.answer('It was late.')
  await sitting.answer('ana@shop.example')
  await isSaved(sitting)

  expect(await newOnes()).toMatchObject([
    {
      submissionId: sitting.submissionId,
      answers: { likely: 3, wrong: 'It was late.', mail: 'ana@shop.example' },
    },
  ])
})

test('answers that overtake each other end as the last ones', async () => {
  const { browser, sitting } = await open()
  let release = (): void => undefined
  const held = new Promise<Fate>((resolve) => (release = () => resolve('through')))
  let isFirst = true
  browser.setNetwork((method, path) => {
    if (!isAnswer(method, path) || !isFirst) return 'through'
    isFirst = false
    return held
  })

  await sitting.answer(3)
  await sitting.answer('It was late.')
  sitting.back()
  await sitting.answer('It was broken.')
  release()
  await isSaved(sitting)

  expect(await newOnes()).toMatchObject([
    { answers: { likely: 3, wrong: 'It was broken.' }, rev: 3 },
  ])
})

test('a tab that is killed at the second step: gone on with on the next page, one response', async () => {
  const { browser, kill, sitting } = await open()
  await sitting.answer(3)
  await isSaved(sitting)
  await sitting.answer('It was late.')
  kill()

  const next = await open(browser)
  expect(next.sitting.submissionId).toBe(sitting.submissionId)
  expect(next.sitting.step.peek()?.id).toBe('mail')
  await next.sitting.answer(undefined)
  await isSaved(next.sitting)

  expect(next.sitting.ending.peek()?.id).toBe('sorry')
  expect(await newOnes()).toMatchObject([
    { submissionId: sitting.submissionId, answers: { likely: 3, wrong: 'It was late.' } },
  ])
})

test('written without a network and closed: sent once from the next page', async () => {
  const { browser, kill, sitting } = await open()
  browser.setNetwork(() => 'lost')
  await sitting.answer(9)
  await vi.waitFor(() => expect(sitting.saving.peek()).toBe('kept'), WAIT)
  kill()
  expect(await newOnes()).toEqual([])

  browser.setNetwork(() => 'through')
  const next = await browser.openTab()
  tabs.push(next)

  await vi.waitFor(async () => expect(await newOnes()).toHaveLength(1), WAIT)
  expect(await newOnes()).toMatchObject([{ submissionId: sitting.submissionId, rev: 1 }])
})

test('two tabs, and the one that sends is killed: the other sends, and there is one response', async () => {
  const { browser, kill, sitting } = await open()
  const hanging = new Promise<Fate>(() => undefined)
  browser.setNetwork((method, path) => (isAnswer(method, path) ? hanging : 'through'))
  await sitting.answer(3)
  const other = await browser.openTab()
  tabs.push(other)

  browser.setNetwork(() => 'through')
  kill()

  await vi.waitFor(() => expect(other.model.sittings.peek()[0]?.saving.peek()).toBe('saved'), WAIT)
  expect(await newOnes()).toHaveLength(1)
})

test('a low score, pressed twice and its answer lost: one ticket, its stages in order after a sleep', async () => {
  const { browser, sitting, model, kill } = await open()
  const before = new Set((await world.tickets()).map(({ id }) => id))
  browser.setNetwork(failing('doubled', 'doubled', 'deaf'))
  await sitting.answer(2)
  await sitting.answer('It was broken.')
  await Promise.all([sitting.answer(undefined), sitting.answer(undefined)])
  await isSaved(sitting)
  await vi.waitFor(() => expect(model.tickets.peek()).toHaveLength(1), WAIT)
  const made = (await world.tickets()).filter(({ id }) => !before.has(id))
  expect(made).toHaveLength(1)
  kill()

  for (const stage of ['assigned', 'in_progress', 'your_turn', 'resolved'] as const)
    await changeTicket(
      world.server.database,
      { shopId: world.shop.id, ticketId: made[0]!.id, now: world.server.clock.now() },
      (change) => moveTicket(change, stage, AGENT),
    )
  const next = await browser.openTab()
  tabs.push(next)

  await vi.waitFor(() => expect(next.model.tickets.peek()[0]?.stage).toBe('resolved'), WAIT)
  const [ticket] = next.model.tickets.peek()
  expect(ticket!.entries.map(({ seq }) => seq)).toEqual(ticket!.entries.map((_, at) => at + 1))
  expect(ticket!.entries.flatMap(({ kind, stage }) => (kind === 'stage' ? [stage] : []))).toEqual([
    'assigned',
    'in_progress',
    'your_turn',
    'resolved',
  ])
  expect(next.model.unseen.peek()).toBeGreaterThan(0)

  expect(await next.model.judge(ticket!.id, false, 'It still leaks.')).toBe(true)

  expect(next.model.tickets.peek()[0]).toMatchObject({ stage: 'received', isOver: false })
})
