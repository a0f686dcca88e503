import { array, assert, asyncProperty, constantFrom, nat, oneof, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Purpose } from '../../contract/scalars.ts'
import { createBrowser, type Tab } from './browser.fixture.ts'
import { OK, type Delivery, type Reaction } from './server.fixture.ts'
import type { OutboxStats } from './types.ts'

const PURPOSES: readonly Purpose[] = ['functional', 'analytics']

const isPoison = ({ props }: Delivery['events'][number]) => props['poison'] === true

/** A server that never takes a poison event, and otherwise behaves as named. */
const moods: Record<string, (delivery: Delivery) => Reaction> = {
  fine: () => OK,
  down: () => 'down',
  deaf: () => 'lost',
  silent: () => 'silent',
  failing: () => ({ status: 503 }),
  limiting: () => ({ status: 429, headers: { 'retry-after': '7' } }),
  narrow: ({ init }) => (String(init.body).length > 1_500 ? { status: 413 } : OK),
  picky: ({ events }) => ({
    status: 200,
    body: JSON.stringify({
      results: Object.fromEntries(
        events.map(({ id, seq }) => [id, { result: seq % 3 ? 'ok' : 'retry' }]),
      ),
    }),
  }),
}

const step = oneof(
  record({ act: constantFrom('add'), which: nat(3), count: nat(8), poison: nat(9) }),
  record({ act: constantFrom('kill', 'leave', 'back', 'flush', 'open'), which: nat(3) }),
  record({ act: constantFrom('withdraw'), which: nat(3), purpose: constantFrom(...PURPOSES) }),
  record({ act: constantFrom('server'), mood: constantFrom(...Object.keys(moods)) }),
  record({ act: constantFrom('online'), online: constantFrom(true, false) }),
  record({ act: constantFrom('pass'), ms: constantFrom(0, 1, 60, 2_000, 11_000, 400_000) }),
  record({ act: constantFrom('turns'), turns: nat(12) }),
)

function sumOf(stats: OutboxStats): number {
  const { acknowledged, dead, evicted, expired, withdrawn, pending, lost } = stats
  const reasons = [...Object.values(dead), ...Object.values(evicted)]
  return [acknowledged, expired, withdrawn, pending, lost, ...reasons].reduce((a, b) => a + b, 0)
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

describe('an event', () => {
  it('is accepted at once and reaches the server two seconds later', async () => {
    const browser = createBrowser()
    const tab = browser.openTab()

    const id = tab.add({ name: 'shop.hello', props: { a: 1 } })
    await browser.pass(2_000)

    expect(id).toBeDefined()
    expect([...browser.server.taken.keys()]).toEqual([id])
    expect(await tab.stats()).toMatchObject({ accepted: 1, acknowledged: 1, pending: 0, lost: 0 })
    expect(tab.errors).toEqual([])
  })

  it('is taken once in effect, dead with a reason, or withdrawn, whatever happens on the way', async () => {
    await assert(
      asyncProperty(array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
        const browser = createBrowser()
        const tabs: Tab[] = [browser.openTab()]
        const accepted = new Map<string, { readonly poison: boolean; mayBeWithdrawn: boolean }>()
        const purposes = new Map<string, Purpose>()
        const away = new Set<Tab>()
        const react = (mood: string) => {
          browser.server.react = (delivery) =>
            delivery.events.some(isPoison) ? { status: 400 } : (moods[mood]?.(delivery) ?? OK)
        }
        react('fine')

        for (const step of steps) {
          const tab = tabs['which' in step ? step.which % tabs.length : 0]!
          if ('count' in step)
            for (let index = 0; index < step.count; index += 1) {
              const poison = step.poison === index
              const purpose = PURPOSES[index % 2]!
              const id = tab.add({ purpose, props: { poison }, critical: index === 3 })
              if (id) accepted.set(id, { poison, mayBeWithdrawn: false })
              if (id) purposes.set(id, purpose)
            }
          if ('mood' in step) react(step.mood)
          if ('online' in step) browser.goOnline(step.online)
          if ('ms' in step) await browser.pass(step.ms)
          if ('turns' in step) await turns(step.turns)
          if ('purpose' in step && !away.has(tab)) {
            void tab.withdraw([step.purpose])
            await browser.quiet()
            for (const [id, event] of accepted)
              if (purposes.get(id) === step.purpose) event.mayBeWithdrawn = true
          }
          if (step.act === 'flush') void tab.flush()
          if (step.act === 'leave') away.add(tab)
          if (step.act === 'leave') tab.leave()
          if (step.act === 'back') away.delete(tab)
          if (step.act === 'back') tab.back()
          if (step.act === 'open') tabs.push(browser.openTab())
          if (step.act === 'kill') {
            tab.kill()
            tabs[tabs.indexOf(tab)] = browser.openTab()
          }
        }
        react('fine')
        browser.goOnline(true)
        for (const tab of tabs) tab.back()
        for (const tab of tabs) tab.online()
        await browser.pass(1_000_000)

        const last = tabs[0]!
        const stats = await last.stats()
        const dead = new Set((await last.dead.list(500)).map(([id]) => id))
        for (const [id, { poison, mayBeWithdrawn }] of accepted) {
          const ends = [browser.server.taken.has(id), dead.has(id)]
          if (!mayBeWithdrawn) expect([id, ...ends]).toEqual([id, !poison, poison])
          else expect(ends[Number(!poison)]).toBe(false)
        }
        for (const id of browser.server.taken.keys()) expect(accepted.has(id)).toBe(true)
        for (const { events } of browser.server.deliveries)
          for (const event of events)
            if (browser.server.taken.has(event.id))
              expect(event).toEqual(browser.server.taken.get(event.id))
        expect(sumOf(stats)).toBe(stats.accepted)
        expect(stats).toMatchObject({ pending: 0, lost: 0, expired: 0, evicted: {} })
        expect(stats.accepted).toBeGreaterThanOrEqual(
          [...accepted.values()].filter((event) => !event.mayBeWithdrawn).length,
        )
        expect(tabs.flatMap(({ errors }) => errors)).toEqual([])
        expect(browser.storage.values.size).toBe(0)
        expect(browser.timers()).toBe(0)
      }),
      { numRuns: Number(process.env['RUNS'] ?? 60) },
    )
  }, 120_000)
})
