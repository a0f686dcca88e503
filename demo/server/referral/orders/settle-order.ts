/** What an order does to invitations: it counts for one of them, and whatever becomes of it becomes of the claim. */
import type { Sql } from '../../db.ts'
import type { OrderChange } from '../../orders/order-change.ts'
import { normaliseCode } from '../../coupons/code.ts'
import { adopt } from '../advocates/adopt.ts'
import { touchAdvocate } from '../advocates/touch.ts'
import { insertClaim, type ClaimName } from '../claims/claim-row.ts'
import { newClaim, type Friend } from '../claims/new-claim.ts'
import { readCurrentProgram } from '../program/queries.ts'
import { settleClaim } from '../state/settle.ts'
import { tellMerchant } from '../state/tell.ts'
import { readSigner } from '../claims/claim-id.ts'
import { findOwnClaim } from '../claims/own-claim.ts'
import { attribute, type Attribution, type Via } from './attribute.ts'

export async function settleOrder(sql: Sql, change: OrderChange): Promise<void> {
  const { shopId, now, customer, memberId, isGuest } = change
  if (!(await hasProgram(sql, shopId))) return
  if (!isGuest && customer.emailKey)
    await adopt(sql, { shopId, memberId, emailKey: customer.emailKey, now })
  await useRewards(sql, change)
  const before = await readAttribution(sql, change)
  const found = await attribute(sql, change, await readSigner(sql, shopId))
  const after = found ? await attach(sql, change, { found, before }) : before
  const others = await claimsOfBuyer(sql, change)
  const claimIds = new Set([before?.claimId ?? [], after?.claimId ?? [], others].flat())
  for (const claimId of [...claimIds].sort()) await settleClaim(sql, { shopId, claimId }, { now })
}

/** Of a shop that never had a programme nothing is looked for. */
async function hasProgram(sql: Sql, shopId: string): Promise<boolean> {
  const rows = await sql.query('select 1 from referral_programs where shop_id = $1 limit 1', [
    shopId,
  ])
  return rows.length > 0
}

function isBought({ isPaid, cause }: OrderChange): boolean {
  return isPaid && cause.kind === 'version'
}

/** A reward the advocate spends is spent, whoever’s till took it. */
async function useRewards(sql: Sql, change: OrderChange): Promise<void> {
  if (!isBought(change) || change.codes.length === 0) return
  const used = await sql.query<{ advocateId: string | null }>(
    `update referral_rewards set status = 'used', order_id = $2, check_at = null
      where shop_id = $1 and status = 'issued' and code = any($3::text[]) returning advocate_id as "advocateId"`,
    [change.shopId, change.orderId, spellings(change.codes)],
  )
  for (const { advocateId } of used)
    if (advocateId) await touchAdvocate(sql, { shopId: change.shopId, advocateId })
}

/** As we would have made it, and as a shop system of its own may have. */
export function spellings(codes: readonly string[]): string[] {
  return [...codes, ...codes.map(normaliseCode)]
}

interface Counted {
  readonly claimId: string
  readonly via: Via
}

async function readAttribution(
  sql: Sql,
  { shopId, orderId }: OrderChange,
): Promise<Counted | undefined> {
  const [counted] = await sql.query<Counted>(
    `select claim_id as "claimId", via from referral_orders where shop_id = $1 and order_id = $2`,
    [shopId, orderId],
  )
  return counted
}

/** The surest way first; a weaker one never takes an order away from a claim. */
const RANK: readonly Via[] = ['code', 'personal_code', 'claim_id', 'member', 'visitor']

async function attach(
  sql: Sql,
  change: OrderChange,
  { found, before }: { readonly found: Attribution; readonly before: Counted | undefined },
): Promise<Counted | undefined> {
  if (before && RANK.indexOf(before.via) <= RANK.indexOf(found.via)) return before
  const claimId =
    found.via === 'personal_code' ? await claimByCode(sql, change, found) : found.claim.claimId
  if (claimId === undefined) return before
  await countOrder(
    sql,
    { shopId: change.shopId, claimId },
    { orderId: change.orderId, via: found.via },
  )
  return { claimId, via: found.via }
}

export async function countOrder(
  sql: Sql,
  { shopId, claimId }: ClaimName,
  { orderId, via }: { readonly orderId: string; readonly via: Via },
): Promise<void> {
  await sql.query(
    `insert into referral_orders (shop_id, order_id, claim_id, via) values ($1, $2, $3, $4)
     on conflict (shop_id, order_id) do update set claim_id = excluded.claim_id, via = excluded.via`,
    [shopId, orderId, claimId, via],
  )
}

/** Whoever types a personal code takes the invitation by that: no page, no storage and no consent are needed. */
async function claimByCode(
  sql: Sql,
  change: OrderChange,
  { advocate, code }: Extract<Attribution, { via: 'personal_code' }>,
): Promise<string | undefined> {
  const { shopId, memberId, placedAt } = change
  const { emailKey } = change.customer
  const { advocateId } = advocate
  const own = await findOwnClaim(sql, { shopId, advocateId, memberId, emailKey, placedAt })
  if (own) return own
  const program = await readCurrentProgram(sql, shopId)
  if (program?.status !== 'active') return undefined
  const claim = newClaim({
    program,
    advocate,
    code,
    friend: friendIn(change),
    browser: {
      ipKey: change.client.ipKey ?? undefined,
      agentKey: change.client.agentKey ?? undefined,
    },
    at: placedAt,
  })
  await insertClaim(sql, claim)
  await tellMerchant(sql, claim, { type: 'referral.claimed', now: change.now })
  await touchAdvocate(sql, advocate)
  return claim.claimId
}

function friendIn({ memberId, customer, referral }: OrderChange): Friend {
  return {
    memberId,
    email: customer.email ?? undefined,
    emailKey: customer.emailKey ?? undefined,
    name: customer.name ?? undefined,
    visitorId: referral.visitorId ?? undefined,
  }
}

/** An order told late may have been the first one, and one refunded is none: what waits for another order of theirs is judged anew. */
async function claimsOfBuyer(
  sql: Sql,
  { shopId, memberId, customer }: OrderChange,
): Promise<string[]> {
  const rows = await sql.query<{ claimId: string }>(
    `select claim_id as "claimId" from referral_claims
      where shop_id = $1 and status in ('ordered', 'pending', 'review') and (member_id = $2 or email_key = $3)`,
    [shopId, memberId, customer.emailKey],
  )
  return rows.map(({ claimId }) => claimId)
}
