/** The page the shopper is on: what it says of itself, how far it was looked at, and the products seen lately. */
import type { Facts, OpenFacts } from '../campaigns/audience/facts.ts'
import {
  cardsOfRecent,
  parseRecent,
  type RecentProduct,
  rememberProduct,
} from '../campaigns/recent.ts'
import type { ProductCard } from '../contract/campaign/facts.ts'
import type { Core } from '../core/create-core.ts'
import { createPageFacts } from '../host/page-facts/create-page-facts.ts'
import { followPlatform } from '../host/platform/follow-platform.ts'
import { createKept } from '../core/kept.ts'
import { createLooks } from './looks.ts'

export interface Place {
  read(): { readonly facts: Facts; readonly open: OpenFacts }
  /** `product`, `cart`, …; undefined where nobody knows. */
  type(): string | undefined
  /** The newest first; with consent to personalisation. */
  recent(): readonly ProductCard[]
  /** Reads what earlier pages have left, and notes the product of this one. */
  open(): Promise<void>
  onEvent(name: string, props: Readonly<Record<string, unknown>>): void
  /** Another page is shown without a load. */
  turnPage(): void
  stop(): void
}

export interface PlaceOptions {
  readonly core: Core
  now(): number
  report(error: unknown): void
}

export function createPlace({ core, now, report }: PlaceOptions): Place {
  const looks = createLooks()
  const platform = followPlatform({ core, report })
  const page = createPageFacts({
    visibleMs: looks.visibleMs,
    scrollDepth: looks.scrollDepth,
    visit: () =>
      core.consent.allows('analytics') ? core.visits.presence.peek()?.visit : undefined,
    viewed: platform.viewed,
  })
  const kept = createKept<readonly RecentProduct[]>({
    store: core.store,
    key: 'campaigns.recent',
    purpose: 'personalisation',
    ofCustomer: true,
    parse: (value) => parseRecent(value, now()),
  })

  async function noteProduct(): Promise<void> {
    const card = page.product()
    if (!card || !core.consent.allows('personalisation')) return
    await kept.change((list) => rememberProduct(list, card, now()))
  }

  return {
    read: page.read,
    type() {
      const type = page.read().facts['page.type']
      return typeof type === 'string' ? type : undefined
    },
    recent: () => (core.consent.allows('personalisation') ? cardsOfRecent(kept.current()) : []),
    async open() {
      await kept.read()
      await noteProduct()
    },
    onEvent(name, props) {
      platform.onEvent(name, props)
      if (name === 'product.viewed') noteProduct().catch(report)
    },
    turnPage() {
      looks.turnPage()
      noteProduct().catch(report)
    },
    stop() {
      looks.stop()
      platform.stop()
    },
  }
}
