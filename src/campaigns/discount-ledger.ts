/** Whether somebody about to leave may be offered money: whoever learns that leaving pays will leave. */
import type { Stage } from '../contract/campaign/lifecycle.ts'
import type { Money } from '../contract/scalars.ts'
import { DAY, MINUTE } from '../core/clock.ts'

export interface DiscountCase {
  /** When this shopper was given discounts on leaving, ms; on every device, as the backend knows it. */
  readonly issuedAt: readonly number[]
  /** Carts that were left, the newest last: whether the order came with a discount in the end. */
  readonly abandons: readonly { readonly endedInDiscount: boolean }[]
  readonly cart: {
    readonly subtotal: Money
    readonly codes: readonly string[]
    readonly ageMs: number
  }
  readonly stage: Stage
  /** A complaint is open: first it is answered. */
  readonly hasOpenTicket: boolean
  /** What the discount takes off this cart. */
  readonly off: Money
  /** The least a cart must be worth after it; without one any is. */
  readonly floor?: Money | undefined
}

export type NoDiscount =
  | 'open_ticket'
  | 'has_code'
  | 'issued_recently'
  | 'leaves_for_discounts'
  | 'too_early'
  | 'below_floor'
  /** Amounts of two currencies: nobody can tell what is left. */
  | 'currency_mismatch'

const ISSUED_FOR = 90 * DAY
const EARLY = 2 * MINUTE
const LOOKED_BACK = 2

/** Why not; `undefined` where a discount may be offered. */
export function refuseDiscount(asked: DiscountCase, now: number): NoDiscount | undefined {
  const { cart, abandons, stage } = asked
  if (asked.hasOpenTicket) return 'open_ticket'
  if (cart.codes.length > 0) return 'has_code'
  // One that lies ahead was issued before the clock was set back.
  if (asked.issuedAt.some((at) => now - at < ISSUED_FOR)) return 'issued_recently'
  const latest = abandons.slice(-LOOKED_BACK)
  if (latest.length === LOOKED_BACK && latest.every(({ endedInDiscount }) => endedInDiscount))
    return 'leaves_for_discounts'
  const isNew = stage === 'new_customer' || stage === 'new_visitor'
  if (isNew && cart.ageMs < EARLY) return 'too_early'
  return refuseForMargin(asked)
}

function refuseForMargin({ cart, off, floor }: DiscountCase): NoDiscount | undefined {
  if (!floor) return undefined
  const currencies = new Set([cart.subtotal, off, floor].map(({ currency }) => currency))
  if (currencies.size > 1) return 'currency_mismatch'
  return cart.subtotal.minor - off.minor < floor.minor ? 'below_floor' : undefined
}
