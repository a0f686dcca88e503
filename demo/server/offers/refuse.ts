/** Why somebody is not given an offer. The page has judged the audience; here is judged what a page could be made to lie about. */
import type { WhyRefused } from '../../../src/contract/campaign/issue.ts'
import type { Stage } from '../../../src/contract/campaign/lifecycle.ts'
import type { Discount } from '../../../src/contract/coupon-value.ts'
import type { Money } from '../../../src/contract/scalars.ts'
import { refuseDiscount } from '../../../src/campaigns/discount-ledger.ts'
import type { Sql } from '../db.ts'
import { findLateOrder } from '../orders/late.ts'
import type { Room } from '../room.ts'
import { readAbandons, readExitOffers, rememberExit } from './exits.ts'
import { hasOpenTicket } from './open-ticket.ts'
import type { Terms } from './terms.ts'
import type { Wish } from './wish.ts'

const DAY_MS = 86_400_000
/** Who is lost is asked back twice a year at most. */
const WIN_BACK_MS = 180 * DAY_MS

export interface Question {
  readonly wish: Wish
  readonly terms: Terms
  /** By the server’s orders; as the page says of a guest, who has none. */
  readonly stage: Stage
  readonly isExit: boolean
  readonly rooms: readonly Room[]
}

export async function refusalOf(sql: Sql, question: Question): Promise<WhyRefused | undefined> {
  const { wish, terms, rooms } = question
  const { rule, campaign } = terms
  const { shop, shopper, now } = wish
  if (!campaign) return 'over'
  if ('at' in rule.ends && Date.parse(rule.ends.at) <= now.getTime()) return 'over'
  const { memberId } = shopper
  if (memberId !== undefined) {
    const who = { shopId: shop.id, memberId }
    if (await isExcluded(sql, who)) return 'member_excluded'
    if (campaign.promotional && (await hasOpenTicket(sql, rooms, who))) return 'open_ticket'
  }
  if (campaign.kind === 'apology') return isOwed(sql, wish)
  if (campaign.kind === 'win-back' && (await wasWonBack(sql, question))) return 'cool_down'
  return question.isExit ? refuseOnExit(sql, question) : undefined
}

async function isExcluded(
  sql: Sql,
  { shopId, memberId }: { readonly shopId: string; readonly memberId: string },
): Promise<boolean> {
  const rows = await sql.query(
    'select 1 from loyalty_accounts where shop_id = $1 and member_id = $2 and excluded',
    [shopId, memberId],
  )
  return rows.length > 0
}

async function isOwed(sql: Sql, wish: Wish): Promise<WhyRefused | undefined> {
  const { shop, shopper, orderId, now } = wish
  if (shopper.memberId === undefined || orderId === undefined) return 'over'
  const who = { shopId: shop.id, memberId: shopper.memberId }
  return (await findLateOrder(sql, who, { orderId, now })) ? undefined : 'over'
}

/** The steps of one ladder are one attempt. */
async function wasWonBack(sql: Sql, { wish, terms, stage }: Question): Promise<boolean> {
  if (stage !== 'lost') return false
  const { shop, shopper, now } = wish
  const ladder = terms.campaign?.ladder
  const rows = await sql.query(
    `select 1 from offer_issues where shop_id = $1 and member_id = $2 and kind = 'win-back' and issued_at > $3
        and (ladder_id = $4 and ladder_step < $5) is not true limit 1`,
    [
      shop.id,
      shopper.memberId ?? null,
      new Date(now.getTime() - WIN_BACK_MS),
      ladder?.id ?? null,
      ladder?.step ?? null,
    ],
  )
  return rows.length > 0
}

/** A subtotal nobody told is none, so that a margin is not given away unseen. */
async function refuseOnExit(
  sql: Sql,
  { wish, terms: { rule }, stage, rooms }: Question,
): Promise<WhyRefused | undefined> {
  const { shop, shopper, cart, now } = wish
  const subtotal = cart?.subtotal ?? { minor: 0, currency: shop.currency }
  const startedAt = cart?.startedAt ? Date.parse(cart.startedAt) : undefined
  const refused = refuseDiscount(
    {
      issuedAt: await readExitOffers(sql, shop.id, shopper),
      abandons: await readAbandons(sql, shop.id, shopper),
      cart: {
        subtotal,
        codes: cart?.codes ?? [],
        ageMs: startedAt === undefined ? Infinity : now.getTime() - startedAt,
      },
      stage,
      hasOpenTicket: await hasTicketOf(sql, rooms, wish),
      off: amountOff(rule.value, subtotal),
      floor: rule.floor,
    },
    now.getTime(),
  )
  // After it was judged: the cart that is being left now has not ended in anything yet.
  await rememberExit(sql, shop.id, { shopper, now })
  return refused
}

async function hasTicketOf(sql: Sql, rooms: readonly Room[], wish: Wish): Promise<boolean> {
  const { memberId } = wish.shopper
  return memberId !== undefined && hasOpenTicket(sql, rooms, { shopId: wish.shop.id, memberId })
}

/** What it takes off the merchandise; shipping and gifts cost the shop something else. */
export function amountOff(value: Discount, subtotal: Money): Money {
  const { currency } = subtotal
  if (value.kind === 'amount') return value.off
  if (value.kind === 'credit') return value.amount
  if (value.kind !== 'percent') return { minor: 0, currency }
  const share = Math.round((subtotal.minor * value.percent) / 100)
  return { minor: Math.min(share, value.max?.minor ?? share), currency }
}
