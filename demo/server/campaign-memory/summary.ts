/** What campaigns may ask about a member, put together from the rooms that know. */
import type { z } from 'zod/mini'
import type { CustomerSummary } from '../../../src/contract/campaign/customer.ts'
import type { Sql } from '../db.ts'
import { localDate } from '../loyalty/calendar.ts'
import { readCurrentProgram } from '../loyalty/queries.ts'
import { readWalletOf } from '../loyalty/wallet.ts'
import { hasOpenTicket } from '../offers/open-ticket.ts'
import { findLateOrder } from '../orders/late.ts'
import { readPastOrders, type OrderOfMember } from '../orders/past-orders.ts'
import type { MemberName, Room } from '../room.ts'
import type { ShopRow } from '../shop/queries.ts'

type Summary = z.output<typeof CustomerSummary>

const MOST_ORDERS = 100
const YEAR_MS = 365 * 86_400_000

interface Asked {
  readonly shop: ShopRow
  readonly memberId: string
  readonly rooms: readonly Room[]
  readonly now: Date
}

export async function readSummary(sql: Sql, asked: Asked): Promise<Summary> {
  const { shop, memberId, rooms, now } = asked
  const who = { shopId: shop.id, memberId }
  const orders = await readPastOrders(sql, who, now)
  const ofRooms = await readOfRooms(sql, asked)
  const delayedOrder = await findLateOrder(sql, who, { now })
  return {
    ...(await readPerson(sql, who)),
    ...summariseOrders(orders, shop.currency, now),
    // No room of this server keeps tags; a shop that has them says them in its page.
    tags: [],
    ...(await readLoyalty(sql, asked)),
    ...(await readReferral(sql, who)),
    ...ofRooms,
    openTicket: await hasOpenTicket(sql, rooms, who),
    ...(delayedOrder && { delayedOrder }),
  }
}

/** What the later of two rooms says counts. */
async function readOfRooms(
  sql: Sql,
  { shop, memberId, rooms, now }: Asked,
): Promise<Partial<Summary>> {
  let known: Partial<Summary> = {}
  for (const { onSummary } of rooms)
    known = { ...known, ...(await onSummary?.(sql, { shopId: shop.id, memberId, now })) }
  return known
}

async function readPerson(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<Pick<Summary, 'name'>> {
  const [member] = await sql.query<{ name: string | null }>(
    'select name from members where shop_id = $1 and member_id = $2',
    [shopId, memberId],
  )
  return member?.name ? { name: member.name } : {}
}

export function summariseOrders(
  orders: readonly OrderOfMember[],
  currency: string,
  now: Date,
): Pick<Summary, 'orders' | 'ordersCount' | 'totalSpent' | 'spentInYear' | 'lastProductName'> {
  const kept = orders.filter(({ isUndone }) => !isUndone)
  const lastYear = kept.filter(({ at }) => now.getTime() - at.getTime() < YEAR_MS)
  const sumOf = (some: readonly OrderOfMember[]): number =>
    some.reduce((sum, { total }) => sum + total, 0)
  const lastProductName = kept.at(-1)?.productName
  return {
    orders: orders.slice(-MOST_ORDERS).map(({ orderId, at, total, isUndone }) => ({
      orderId,
      at: at.toISOString(),
      total: { minor: total, currency },
      isUndone,
    })),
    ordersCount: kept.length,
    totalSpent: { minor: sumOf(kept), currency },
    spentInYear: { minor: sumOf(lastYear), currency },
    ...(lastProductName && { lastProductName }),
  }
}

/** Whoever is excluded from the programme has points, and is not spoken to of them. */
async function readLoyalty(
  sql: Sql,
  { shop, memberId, now }: Asked,
): Promise<Pick<Summary, 'tier' | 'points' | 'pointsExpiringAt' | 'birthdayMonth'>> {
  const program = await readCurrentProgram(sql, shop.id)
  if (!program) return {}
  const wallet = await readWalletOf(sql, { shopId: shop.id, memberId }, { program, now })
  if (wallet.excluded) return {}
  const [account] = await sql.query<{ birthday: string | null }>(
    'select birthday from loyalty_accounts where shop_id = $1 and member_id = $2',
    [shop.id, memberId],
  )
  const birthday = account?.birthday
  return {
    points: wallet.spendable,
    ...(wallet.tier.current && { tier: wallet.tier.current.id }),
    ...(wallet.nextExpiry && { pointsExpiringAt: wallet.nextExpiry.at }),
    ...(birthday && {
      birthdayMonth: Number(birthday.slice(0, 2)) === localDate(now, shop.timezone).month,
    }),
  }
}

/** Invitations that came to nothing make nobody a referrer, and nobody referred. */
async function readReferral(
  sql: Sql,
  { shopId, memberId }: MemberName,
): Promise<Pick<Summary, 'isReferrer' | 'isReferred'>> {
  const counts = `status not in ('rejected', 'expired')`
  const [found] = await sql.query<{ isReferrer: boolean; isReferred: boolean }>(
    `select exists (select 1 from referral_claims join referral_advocates advocates using (shop_id, advocate_id)
              where shop_id = $1 and advocates.member_id = $2 and ${counts}) as "isReferrer",
            exists (select 1 from referral_claims where shop_id = $1 and member_id = $2 and ${counts}) as "isReferred"`,
    [shopId, memberId],
  )
  return found ?? {}
}
