/** A conversation of 10,000 messages on a slow phone: opening it, a key pressed in it, and reading up in it, in Chromium slowed four times. */
import type { Page } from 'playwright-core'
import { launchChromium } from '../test/helpers/chromium.ts'
import { startCollector, type Collector } from '../test/helpers/collector.ts'
import { startPages, tag } from '../test/helpers/pages.ts'
import type { Regulars } from '../src/instance.ts'
import type { ChatMessage } from '../widgets/chat/contract/message.ts'
import { createArrived, createConversation } from '../widgets/chat/samples.fixture.ts'
import { printTable } from './table.ts'

const SLOWDOWN = 4
const RUNS = 7
const MESSAGES = 10_000
/** So many are read up, and as many again: what the first thousand takes may stay, the second takes no more. */
const READ_UP = 1000
const KEYS = 40
const ID = '0192a000-0000-7000-8000-000000000001'

/** Limits of the product. */
const OPEN_MS = 200
const KEY_MS = 16

function messageAt(seq: number): ChatMessage {
  const text = `${seq}. ${'Does the fern mug go into the dishwasher? '.repeat(1 + (seq % 4))}`
  return createArrived(seq, {
    cid: `0192a000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    conversationId: ID,
    text,
    at: new Date(Date.UTC(2026, 0, 1) + seq * 60_000).toISOString(),
    ...(seq % 2 === 1 && { author: { kind: 'shopper' } }),
  })
}

/** The last of those before a place. */
function messagesBefore(before: number, limit: number): ChatMessage[] {
  const first = Math.max(1, before - limit)
  return Array.from({ length: before - first }, (_, at) => messageAt(first + at))
}

function serveChat({ api }: Collector): void {
  const conversation = createConversation({ id: ID, lastSeq: MESSAGES, readSeq: MESSAGES })
  api.member = 'Ana'
  api.more = async ({ method }, { pathname, searchParams }) => {
    if (pathname === '/v1/chat/facts') return [200, FACTS]
    if (pathname === '/v1/chat/changes') {
      const messages = searchParams.has('after') ? [] : messagesBefore(MESSAGES + 1, 30)
      return [200, { messages, conversations: [conversation], cursor: 1, hasMore: false }]
    }
    if (method === 'GET' && pathname.endsWith('/messages')) {
      const before = Number(searchParams.get('before') ?? MESSAGES + 1)
      const messages = messagesBefore(before, Number(searchParams.get('limit') ?? 50))
      return [200, { messages, hasMore: (messages[0]?.seq ?? 1) > 1 }]
    }
    return pathname.endsWith('/signals') ? [200, { heard: true }] : undefined
  }
}

const FACTS = {
  revision: 1,
  timezone: 'Europe/Bucharest',
  isOnline: true,
  channels: {},
  preChat: { when: 'never', fields: [] },
  answers: [],
  orderStatus: false,
  mail: false,
}

interface Measures {
  /** From the call that opens the panel of a page at rest, all code to be loaded, to the frame that shows the newest messages, kept from an earlier page, ms. */
  readonly panel: number
  /** From the press on its line in the list to the frame that shows its newest messages, ms. */
  readonly open: number
  /** Of a key, from the event to the layout that follows from it; the slowest but one in twenty, ms. */
  readonly key: number
  readonly heapAtOpen: number
  /** kB, after reading up a thousand messages, and two thousand. */
  readonly heapAfter: number
  readonly heapLater: number
  readonly rowsAfter: number
}

async function measure(page: Page, url: string): Promise<Measures> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const heap = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN) / 1000
  }
  await page.goto(url)
  await page.waitForFunction(
    () => (window.regulars as Partial<Regulars> | undefined)?.open !== undefined,
  )
  await page.evaluate(() => (window.regulars as Regulars).ready)
  await page.waitForTimeout(1500)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  const panel = await page.evaluate(timeOpening, undefined)
  await page.waitForTimeout(1500)
  const heapAtOpen = await heap()
  const key = await page.evaluate(timeKeys, KEYS)
  await page.locator('regulars-host .chat-head button').first().click()
  await page.locator('regulars-host .start-row').first().waitFor()
  await page.waitForTimeout(1000)
  const open = await page.evaluate(timeOpening, '.start-row')
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const rowsAfter = await page.evaluate(readUp, MESSAGES - READ_UP)
  const heapAfter = await heap()
  await page.evaluate(readUp, MESSAGES - 2 * READ_UP)
  const heapLater = await heap()
  await page.evaluate(() => (window.regulars as Regulars).close())
  return { panel, open, key, heapAtOpen, heapAfter, heapLater, rowsAfter }
}

/** By a press on `pressed`, or by a call that opens the panel. */
async function timeOpening(pressed: string | undefined): Promise<number> {
  const begun = performance.now()
  const shadow = document.querySelector('regulars-host')!.shadowRoot!
  if (pressed) shadow.querySelector<HTMLElement>(pressed)!.click()
  // Safe: the page has waited for it.
  else void (window.regulars as Regulars).open('chat')
  do await new Promise((resolve) => requestAnimationFrame(resolve))
  while (shadow.querySelectorAll('[data-cid]').length < 15)
  // The frame whose callbacks these are is laid out and painted before the next task.
  await new Promise((resolve) => setTimeout(resolve))
  return performance.now() - begun
}

async function timeKeys(keys: number): Promise<number> {
  const field = document
    .querySelector('regulars-host')!
    .shadowRoot!.querySelector<HTMLTextAreaElement>('.chat-composer textarea')!
  field.focus()
  const spent: number[] = []
  for (let key = 0; key < keys; key += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const begun = performance.now()
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, composed: true }))
    field.value += 'a'
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    // What is drawn anew for it is drawn in a microtask, and laid out when the field is measured.
    await Promise.resolve()
    await Promise.resolve()
    void field.offsetHeight
    spent.push(performance.now() - begun)
  }
  field.value = ''
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  return spent.sort((one, other) => one - other)[Math.floor(keys * 0.95)]!
}

/** Scrolls to the top, again and again, until this message is drawn; tells how many were at most. */
async function readUp(seq: number): Promise<number> {
  const shadow = document.querySelector('regulars-host')!.shadowRoot!
  const first = (): number => parseInt(shadow.querySelector('[data-cid] .chat-text')!.textContent!)
  let most = 0
  for (let tries = 0; first() > seq; tries += 1) {
    if (tries > 1000) throw new Error(`Nothing comes before message ${first()}.`)
    shadow.querySelector('.chat-log')!.scrollTop = 0
    await new Promise((resolve) => setTimeout(resolve, 30))
    most = Math.max(most, shadow.querySelectorAll('[data-cid]').length)
  }
  return most
}

const [pages, collector, browser] = await Promise.all([
  startPages(),
  startCollector(),
  launchChromium(['--enable-precise-memory-info']),
])
serveChat(collector)
const url = pages.add('/chat', {
  body: tag({
    endpoint: collector.url,
    src: '/loader.js',
    more: 'data-widgets="chat" data-identity="v1.YW5h.1.ab"',
  }),
})
const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
const page = await context.newPage()
// The first visit learns of the conversation, and opens it.
await page.goto(url)
await page.waitForFunction(
  () => (window.regulars as Partial<Regulars> | undefined)?.open !== undefined,
)
await page.evaluate(() => (window.regulars as Regulars).ready)
await page.evaluate(() => (window.regulars as Regulars).open('chat'))
await page.locator('regulars-host .start-row').first().click()
await page.locator('regulars-host [data-cid]').nth(14).waitFor()
await page.waitForTimeout(1000)
await page.evaluate(() => (window.regulars as Regulars).close())

const runs: Measures[] = []
for (let run = 0; run < RUNS; run += 1) runs.push(await measure(page, url))
await Promise.all([browser.close(), pages.close(), collector.goDown()])

function median(what: keyof Measures): number {
  const values = runs.map((measures) => measures[what]).toSorted((one, other) => one - other)
  return values[Math.floor(values.length / 2)]!
}

const verdict = (value: number, most: number): string => (value > most ? 'over' : '')
const whole = (value: number): string => Math.round(value).toLocaleString('en')
printTable(
  [
    `median of ${RUNS}, CPU ÷ ${SLOWDOWN}`,
    `${MESSAGES.toLocaleString('en')} messages`,
    'budget',
    '',
  ],
  [
    ['opening the panel, with its code', `${whole(median('panel'))} ms`, '', ''],
    [
      'opening the conversation',
      `${whole(median('open'))} ms`,
      `${OPEN_MS} ms`,
      verdict(median('open'), OPEN_MS),
    ],
    [
      'a key (95 %)',
      `${median('key').toFixed(1)} ms`,
      `${KEY_MS} ms`,
      verdict(median('key'), KEY_MS),
    ],
    ['heap when opened', `${whole(median('heapAtOpen'))} kB`, '', ''],
    ['heap after a thousand read', `${whole(median('heapAfter'))} kB`, '', ''],
    ['heap after two thousand', `${whole(median('heapLater'))} kB`, '', ''],
    [
      'messages in the page at most',
      whole(Math.max(...runs.map(({ rowsAfter }) => rowsAfter))),
      '200',
      verdict(median('rowsAfter'), 200),
    ],
  ],
)
