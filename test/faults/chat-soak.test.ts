/** Ten thousand messages over a connection that is cut every few seconds, tabs killed, two devices: none lost, none twice, all in order. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createWorld, type Browser, type Fate, type Tab, type World } from './chat-world.fixture.ts'

const MESSAGES = 10_000
/** Writing ends then, however many there are: a busy machine takes a few hundred in a minute. `CHAT_SOAK_MS=3600000` lets it end with the last. */
const WRITING_MS = Number(process.env['CHAT_SOAK_MS'] ?? 60_000)
const PROOF_OF = 'soak'
/** Of each device. */
const CONVERSATIONS = 8

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

test(
  'none lost, none twice, all in order',
  async () => {
    const random = createRandom(7)
    const devices = [world.openBrowser(), world.openBrowser()]
    for (const device of devices) device.setNetwork(() => fateOf(random()))
    const tabs = await Promise.all(devices.map((device) => openTwo(device)))
    const written = new Map<string, string[]>()
    const ids = devices.map(() => Array.from({ length: CONVERSATIONS }, () => newId()))
    const until = Date.now() + WRITING_MS
    let count = 0
    let killed = 0
    let cuts = 0
    const trouble = setInterval(() => {
      cuts += 1
      for (const [leader, other] of tabs) (random() < 0.5 ? leader : other)?.cut()
    }, 2000)

    while (count < MESSAGES && Date.now() < until) {
      const at = Math.floor(random() * devices.length)
      const [tab] = tabs[at]!
      const id = ids[at]![count % CONVERSATIONS]!
      const text = `${at}:${count}`
      await tab!.model.openThread(id).send({ text })
      written.set(id, [...(written.get(id) ?? []), text])
      count += 1
      if (random() < 0.2) await world.answer(id, `re ${text}`).catch(() => undefined)
      if (count % 250 === 0) {
        killed += 1
        tab!.kill()
        tabs[at] = [tabs[at]![1]!, await devices[at]!.openTab(world.proofOf(PROOF_OF))]
      }
      // So many may wait at once.
      while (waiting(tabs[at]![0]!) > 50 && Date.now() < until) await pause(20)
    }
    clearInterval(trouble)
    for (const device of devices) device.setNetwork(() => 'through')
    for (const [leader, other] of tabs) for (const tab of [leader, other]) tab!.core.online()

    for (const [id, texts] of written)
      await vi.waitFor(
        async () => {
          const stored = await world.stored(id)
          const own = stored.map(({ text }) => text).filter((text) => !text.startsWith('re '))
          expect(own).toEqual(texts)
          expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1))
        },
        { timeout: 20_000, interval: 100 },
      )

    // Both devices, from the end of their memory on, show what the server has.
    for (const pair of tabs)
      for (const tab of pair) {
        await tab.model.refresh()
        for (const id of written.keys()) {
          const thread = tab.model.openThread(id)
          await vi.waitFor(
            async () => {
              const shown = thread.messages.peek().map(({ cid }) => cid)
              const stored = (await world.stored(id)).map(({ cid }) => cid)
              expect(shown.length).toBeGreaterThan(0)
              expect(shown).toEqual(stored.slice(-shown.length))
            },
            { timeout: 10_000, interval: 100 },
          )
        }
      }
    console.info(
      `soak: ${count} messages, ${cuts} cuts, ${killed} tabs killed, ${devices.reduce((sum, { requests }) => sum + requests.length, 0)} requests; 0 lost, 0 doubled, in order`,
    )
    for (const pair of tabs) for (const tab of pair) await tab.close()
  },
  WRITING_MS + 90_000,
)

async function openTwo(device: Browser): Promise<Tab[]> {
  const proof = world.proofOf(PROOF_OF)
  return [await device.openTab(proof), await device.openTab(proof)]
}

const newId = (): string => crypto.randomUUID()
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Kept and not at the backend yet, in the conversation that is open. */
function waiting({ model }: Tab): number {
  const messages = model.current.peek()?.messages.peek() ?? []
  return messages.filter(({ seq }) => seq === undefined).length
}
