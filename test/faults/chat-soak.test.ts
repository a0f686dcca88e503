/** Up to ten thousand messages, as many as fit into the time, from two devices over connections that are cut every few seconds, tabs killed: none lost, none twice, all in order. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Thread } from '../../widgets/chat/model/chat-model.ts'
import { createWorld, type Browser, type Fate, type Tab, type World } from './chat-world.fixture.ts'

const MESSAGES = 10_000
/** Writing ends then, however many there are: with an hour, `CHAT_SOAK_MS=3600000`, it ends with the last of them. */
const WRITING_MS = Number(process.env['CHAT_SOAK_MS'] ?? 50_000)
const SETTLING_MS = 30_000
const PROOF_OF = 'soak'
/** Of each device; what is written in one waits for nothing but its own. */
const CONVERSATIONS = 12
/** So many may wait in one conversation. */
const MOST_WAITING = 4
const CUT_EVERY_MS = 2500
const KILL_EVERY = 200

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.stop())

/** The same run each time. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

function fateOf(random: number): Fate {
  if (random < 0.03) return 'lost'
  if (random < 0.06) return 'deaf'
  return random < 0.08 ? 'doubled' : 'through'
}

interface Lane {
  readonly id: string
  /** What was written, in this order. */
  readonly texts: string[]
}

interface Device {
  readonly browser: Browser
  readonly lanes: readonly Lane[]
  /** The first one writes; it is killed, and the second one goes on. */
  tabs: Tab[]
}

test(
  'none lost, none twice, all in order',
  async () => {
    const began = Date.now()
    const random = createRandom(7)
    const devices = await Promise.all([openDevice(random), openDevice(random)])
    const until = Date.now() + WRITING_MS
    let count = 0
    let killed = 0
    let cuts = 0
    const trouble = setInterval(() => {
      cuts += 1
      for (const { tabs } of devices) tabs[random() < 0.5 ? 0 : 1]?.cut()
    }, CUT_EVERY_MS)
    const clock = setInterval(() => world.server.clock.pass(1000), 1000)

    async function write(device: Device, { id, texts }: Lane): Promise<void> {
      while (count < MESSAGES && Date.now() < until) {
        const [tab] = device.tabs
        const number = (count += 1)
        const text = `${number}`
        texts.push(text)
        await threadIn(tab!, id).send({ text })
        if (random() < 0.1) await world.answer(id, `re ${text}`).catch(() => undefined)
        if (number % KILL_EVERY === 0 && (await killFirst(device))) killed += 1
        while (waiting(device.tabs[0]!, id) >= MOST_WAITING && Date.now() < until) await pause(10)
      }
    }

    await Promise.all(devices.flatMap((device) => device.lanes.map((lane) => write(device, lane))))
    const wroteMs = Date.now() - began
    clearInterval(trouble)
    for (const { browser, tabs } of devices) {
      browser.setNetwork(() => 'through')
      for (const tab of tabs) tab.core.online()
    }
    const lanes = devices.flatMap((device) => device.lanes)
    for (const lane of lanes) await expectStored(lane)
    for (const { tabs } of devices) for (const tab of tabs) await expectShown(tab, lanes)
    clearInterval(clock)
    const requests = devices.reduce((sum, { browser }) => sum + browser.requests.length, 0)
    console.info(
      `soak: ${count} messages in ${lanes.length} conversations from two devices in ${Math.round(wroteMs / 1000)} s, ${cuts} cuts of each, ${killed} tabs killed, ${requests} requests; 0 lost, 0 doubled, in order`,
    )
    for (const { tabs } of devices) for (const tab of tabs) await tab.close()
  },
  WRITING_MS + 10 * SETTLING_MS,
)

async function openDevice(random: () => number): Promise<Device> {
  const browser = world.openBrowser()
  browser.setNetwork(() => fateOf(random()))
  const lanes = Array.from({ length: CONVERSATIONS }, () => ({
    id: crypto.randomUUID(),
    texts: [],
  }))
  return { browser, lanes, tabs: [await openTab(browser), await openTab(browser)] }
}

const openTab = (browser: Browser): Promise<Tab> => browser.openTab(world.proofOf(PROOF_OF))
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** The other tab takes over at once. `false`: there is no other one yet. */
async function killFirst(device: Device): Promise<boolean> {
  const [first, second] = device.tabs
  if (!first || !second) return false
  device.tabs = [second]
  first.kill()
  device.tabs = [second, await openTab(device.browser)]
  return true
}

/** Opened once in each tab, as somebody has it who writes. */
const threads = new WeakMap<Tab, Map<string, Thread>>()
function threadIn(tab: Tab, id: string): Thread {
  const known = threads.get(tab) ?? new Map<string, Thread>()
  threads.set(tab, known)
  const thread = known.get(id) ?? tab.model.openThread(id)
  known.set(id, thread)
  return thread
}

function waiting(tab: Tab, id: string): number {
  return threadIn(tab, id)
    .messages.peek()
    .filter(({ seq }) => seq === undefined).length
}

/** The shop has each of them once, as they were written. */
async function expectStored({ id, texts }: Lane): Promise<void> {
  await vi.waitFor(
    async () => {
      const stored = await world.stored(id)
      const own = stored.map(({ text }) => text).filter((text) => !text.startsWith('re '))
      expect(own).toEqual(texts)
      expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1))
    },
    { timeout: SETTLING_MS, interval: 100 },
  )
}

/** A device shows, from the end of its memory on, what the shop has. */
async function expectShown(tab: Tab, lanes: readonly Lane[]): Promise<void> {
  await tab.model.refresh()
  for (const { id } of lanes) {
    const thread = threadIn(tab, id)
    await vi.waitFor(
      async () => {
        const shown = thread.messages.peek().map(({ cid }) => cid)
        const stored = (await world.stored(id)).map(({ cid }) => cid)
        expect(shown.length).toBeGreaterThan(0)
        expect(shown).toEqual(stored.slice(-shown.length))
      },
      { timeout: SETTLING_MS, interval: 100 },
    )
  }
}
