/** The page the shopper is on: what it says of itself, how far it was looked at, and the products seen lately. */
import type { Facts, OpenFacts } from '../campaigns/audience/facts.ts'
import type { ProductCard } from '../contract/campaign/facts.ts'
import type { Core } from '../core/create-core.ts'

export interface Place {
  read(): { readonly facts: Facts; readonly open: OpenFacts }
  /** `product`, `cart`, …; undefined where nobody knows. */
  type(): string | undefined
  /** The newest first; with consent to personalisation. */
  recent(): readonly ProductCard[]
  /** From here on it is known how long the page was seen, and how far. */
  measure(measures: Measures): void
  onEvent(name: string, props: Readonly<Record<string, unknown>>): void
  stop(): void
}

export interface Measures {
  readonly visibleMs?: () => number
  readonly scrollDepth?: () => number | undefined
}

export function createPlace(_core: Core, _report: (error: unknown) => void): Place {
  return {
    read: () => ({
      facts: { 'page.path': location.pathname, 'page.host': location.hostname },
      open: {
        'page.query': Object.fromEntries(new URL(location.href).searchParams),
      },
    }),
    type: () => undefined,
    recent: () => [],
    measure: () => undefined,
    onEvent: () => undefined,
    stop: () => undefined,
  }
}
