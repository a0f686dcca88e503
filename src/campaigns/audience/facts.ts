/** What is known of this page, visit, cart and customer when a campaign is judged. */
import type { Money } from '../../contract/scalars.ts'

/** `null`: known to be absent, as a parameter the address does not have. Times as ms since 1970; as RFC 3339 they are read each time. */
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
export type ReadFact = (known: Known, line: Facts | undefined) => Fact | undefined

const OPEN: readonly (keyof OpenFacts)[] = ['page.query', 'traffic.utm', 'props']

export function readerOf(field: string): ReadFact {
  // What every object has, as `constructor`, is no fact; asked once here, so that reading is a single look.
  if (field in Object.prototype) return () => undefined
  if (field.startsWith('line.')) return (_, line) => line?.[field]
  const group = OPEN.find((each) => field.startsWith(`${each}.`))
  if (!group) return ({ facts }) => facts[field]
  const name = field.slice(group.length + 1)
  return ({ open }) => {
    const members = open?.[group]
    if (!members) return undefined
    return Object.hasOwn(members, name) ? members[name] : null
  }
}
