/** What is known of this page, visit, cart and customer when a campaign is judged. */
import type { Money } from '../../contract/scalars.ts'

/** `null`: known to be absent, as a parameter the address does not have. Times as ms since 1970 or RFC 3339. */
export type Fact = string | number | boolean | Money | readonly string[] | null

/** By field, as `cart.subtotal`. What is not in it, or `undefined`, is unknown: withheld, or not asked yet. */
export type Facts = Readonly<Record<string, Fact | undefined>>

/** Groups in which any name may be asked for; where the group is known, a name it lacks is known to be absent. */
export interface OpenFacts {
  readonly 'page.query'?: Facts
  readonly 'traffic.utm'?: Facts
  readonly props?: Facts
}

export interface Known {
  readonly facts: Facts
  readonly open?: OpenFacts
  /** The lines of the cart, each by `line.…`; `undefined` where they are not known. */
  readonly lines?: readonly Facts[]
}

/** `undefined` for unknown. */
export function readFact({ facts, open }: Known, field: string): Fact | undefined {
  if (Object.hasOwn(facts, field)) return facts[field]
  for (const [group, members] of Object.entries(open ?? {})) {
    if (members && field.startsWith(`${group}.`)) {
      const name = field.slice(group.length + 1)
      return Object.hasOwn(members, name) ? members[name] : null
    }
  }
  return undefined
}
