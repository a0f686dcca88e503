/** A page with a backend and destinations, in a browser of several tabs whose clock moves when told. */
import { createStore } from '../core/store.ts'
import { createBrowser, type Browser } from '../core/outbox/browser.fixture.ts'
import type { OutboxStats } from '../core/outbox/types.ts'
import type { Destination } from './destination.ts'
import { createFront } from './front.ts'
import { createServices } from './services.fixture.ts'
import { FACTS } from './told.fixture.ts'

export function createScene() {
  const browser: Browser = createBrowser()
  const services = createServices(() => Date.now())

  /** `early` are names of events that came before the destinations; `isAway`: the page was hidden by then. */
  function openPage(
    destinations: readonly Destination[],
    early: readonly string[] = [],
    { isAway = false } = {},
  ) {
    const tab = browser.openTab({
      environment: {
        // Safe: the code under test calls it with an address and a record.
        fetch: services.fetch as typeof fetch,
      },
    })
    const { options, outbox: own } = tab
    const { granted } = options
    const store = createStore(tab.state, {
      allows: (purpose) => granted().includes(purpose),
      now: tab.environment.now,
    })
    const accepted = early.flatMap(
      (name) => own.add({ name, props: {}, purpose: 'analytics' }) ?? [],
    )
    if (isAway) own.leave()
    const front = createFront(destinations, {
      own,
      early: accepted,
      options,
      store,
      page: () => ({ origin: 'https://shop.example', title: '', referrer: '', locale: 'en' }),
      facts: () => FACTS,
    })
    return {
      front,
      store,
      tab,
      errors: tab.errors,
      add: (name: string, props: object = {}, purpose: 'analytics' | 'functional' = 'analytics') =>
        front.add({ name, props: { ...props }, purpose })?.id,
      leave() {
        front.leave()
        tab.tabs.suspend()
      },
      back() {
        tab.tabs.resume()
        front.back()
      },
      kill: tab.kill,
    }
  }

  return { browser, services, openPage, pass: browser.pass, grant: browser.grant }
}

/** What became of all that was accepted; equal to `accepted`, or the books do not balance. */
export function sumOf(stats: OutboxStats | undefined): number {
  if (!stats) return Number.NaN
  const { acknowledged, expired, withdrawn, lost, pending, dead, evicted } = stats
  const reasons = [...Object.values(dead), ...Object.values(evicted)]
  return [acknowledged, expired, withdrawn, lost, pending, ...reasons].reduce((a, b) => a + b, 0)
}
