/** Judges a claim by what is known now: at the claim, again with the order, again before it is paid. */
import type { BlockReason, Flag } from '../../../../widgets/referral/contract.ts'
import type { Sql } from '../../db.ts'
import { isFirstPaid } from '../../orders/first-order.ts'
import type { OrderState } from '../../orders/order-change.ts'
import type { ClaimRow } from '../claims/claim-row.ts'
import type { Facts } from '../fraud/facts.ts'
import { judge } from '../fraud/judge.ts'
import { isCodeBlocked, isEmailBlocked } from '../merchant/blocks.ts'
import { readEdges } from './edges.ts'
import { readPerson, type Person } from './person.ts'

export interface Judged {
  readonly blocks: readonly BlockReason[]
  readonly flags: readonly Flag[]
}

const WEEK_MS = 7 * 86_400_000
const LEAK_MS = 48 * 3_600_000
const MOST_CLAIMS = 500

interface Judging {
  readonly claim: ClaimRow
  readonly order: OrderState | undefined
  readonly now: Date
}

/** What was found once stays found, though fingerprints are forgotten; only who is a newcomer may turn out otherwise. */
export async function judgeClaim(sql: Sql, judging: Judging): Promise<Judged> {
  const { claim } = judging
  // Paid is paid: nothing is found any more.
  if (claim.status === 'rewarded') return { blocks: claim.blocks, flags: claim.flags }
  const found = judge(await gather(sql, judging))
  const before = claim.blocks.filter((block) => block !== 'not_new_customer')
  return {
    blocks: [...new Set([...before, ...found.blocks])].sort(),
    flags: [...new Set([...claim.flags, ...found.flags])].sort(),
  }
}

async function gather(sql: Sql, judging: Judging): Promise<Facts> {
  const { claim, order } = judging
  const { shopId, afterMs } = claim
  const friend = await readFriend(sql, judging)
  const advocate = await readAdvocate(sql, claim)
  const email = order?.customer.email ?? claim.email
  return {
    friend,
    advocate,
    isOrdered: order !== undefined,
    isNewCustomer: await isNewcomer(sql, judging, friend),
    edges: await readEdges(sql, claim, advocate),
    ...(email && { friendEmail: email }),
    isBlocked:
      (await isCodeBlocked(sql, shopId, claim.advocateId)) ||
      (email !== null && (await isEmailBlocked(sql, shopId, email))),
    ...(afterMs !== null && { afterMs }),
    claimsOfNetwork: await countOfNetwork(sql, claim),
    claimsOfCode: await readClaimsOfCode(sql, claim),
  }
}

/** From the claim and from the order, which the shop vouches for. */
async function readFriend(sql: Sql, { claim, order }: Judging): Promise<Person> {
  const person = await readPerson(sql, claim.shopId, {
    ...claim,
    memberId: order?.memberId ?? claim.memberId,
    emailKey: order?.customer.emailKey ?? claim.emailKey,
  })
  return claim.emailKey && !person.emailKeys.includes(claim.emailKey)
    ? { ...person, emailKeys: [...person.emailKeys, claim.emailKey] }
    : person
}

async function readAdvocate(sql: Sql, { shopId, advocateId }: ClaimRow): Promise<Person> {
  const [row] = await sql.query<{
    memberId: string | null
    emailKey: string | null
    name: string | null
    ipKey: string | null
    agentKey: string | null
  }>(
    `select advocates.member_id as "memberId", coalesce(advocates.email_key, members.email_key) as "emailKey",
            coalesce(advocates.name, members.name) as name, ip_key as "ipKey", agent_key as "agentKey"
       from referral_advocates advocates left join members using (shop_id, member_id)
      where advocates.shop_id = $1 and advocate_id = $2`,
    [shopId, advocateId],
  )
  const nobody = { memberId: null, emailKey: null, name: null, ipKey: null, agentKey: null }
  return readPerson(sql, shopId, row ?? nobody)
}

/** Before an order: nothing bought yet. With one: nothing bought before it. */
async function isNewcomer(
  sql: Sql,
  { claim, order, now }: Judging,
  friend: Person,
): Promise<boolean> {
  if (order) return isFirstPaid(sql, { ...order, ...order.customer, now })
  const bought = await sql.query(
    `select 1 from orders where shop_id = $1 and status = 'paid' and (member_id = any($2::text[]) or email_key = any($3::text[]))
        and basis > (select coalesce(sum(amount), 0) from refunds
          where refunds.shop_id = orders.shop_id and refunds.order_id = orders.order_id) limit 1`,
    [claim.shopId, friend.memberIds, friend.emailKeys],
  )
  return bought.length === 0
}

/** In the week before or after it, this one included: the first of many is one of many, as is seen when the others have come. */
async function countOfNetwork(
  sql: Sql,
  { shopId, claimId, ipKey, claimedAt }: ClaimRow,
): Promise<number> {
  if (!ipKey) return 0
  const [row] = await sql.query<{ before: number; after: number }>(
    `select count(*) filter (where claimed_at <= $4)::bigint as before,
            count(*) filter (where claimed_at >= $4)::bigint as after from referral_claims
      where shop_id = $1 and ip_key = $2 and claimed_at between $3 and $5 and claim_id <> $6`,
    [
      shopId,
      ipKey,
      new Date(claimedAt.getTime() - WEEK_MS),
      claimedAt,
      new Date(claimedAt.getTime() + WEEK_MS),
      claimId,
    ],
  )
  return Math.max(row?.before ?? 0, row?.after ?? 0) + 1
}

/** Around it, for a leak is seen when the others have come too; this one included. */
async function readClaimsOfCode(sql: Sql, claim: ClaimRow): Promise<Facts['claimsOfCode']> {
  const { shopId, advocateId, claimId, claimedAt, ipKey } = claim
  const others = await sql.query<{ at: Date; ipKey: string | null }>(
    `select claimed_at as at, ip_key as "ipKey" from referral_claims
      where shop_id = $1 and advocate_id = $2 and claim_id <> $3 and claimed_at between $4 and $5
      order by claimed_at desc limit ${MOST_CLAIMS}`,
    [
      shopId,
      advocateId,
      claimId,
      new Date(claimedAt.getTime() - LEAK_MS),
      new Date(claimedAt.getTime() + LEAK_MS),
    ],
  )
  return [...others, { at: claimedAt, ipKey }]
}
