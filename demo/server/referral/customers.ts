/** The rights of a customer: what referral keeps about them, and forgetting it. */
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'
import { findAdvocateOfMember } from './advocates/queries.ts'
import { retireCodes } from './codes/code-row.ts'

type Who = MemberName & { readonly now: Date }

/** Of others there is nothing in it: friends as their advocate sees them, no address of anybody. */
export async function exportReferral(
  sql: Sql,
  { shopId, memberId }: Who,
): Promise<Record<string, unknown>> {
  const advocate = await findAdvocateOfMember(sql, { shopId, memberId })
  const advocateId = advocate?.advocateId ?? null
  const codes = await sql.query(
    `select code, is_own as "isOwn", created_at as "createdAt" from referral_codes
      where shop_id = $1 and advocate_id = $2 order by created_at`,
    [shopId, advocateId],
  )
  const invited = await sql.query(
    `select claim_id as id, status, reason, claimed_at as "claimedAt", since from referral_claims
      where shop_id = $1 and advocate_id = $2 order by claimed_at`,
    [shopId, advocateId],
  )
  const rewards = await sql.query(
    `select value, status, code, created_at as "createdAt", expires_at as "expiresAt" from referral_rewards
      where shop_id = $1 and advocate_id = $2 order by created_at`,
    [shopId, advocateId],
  )
  const taken = await sql.query(
    `select claim_id as id, code, email, name, visitor_id as "visitorId", status, reason, claimed_at as "claimedAt",
            order_id as "orderId" from referral_claims
      where shop_id = $1 and member_id = $2 order by claimed_at`,
    [shopId, memberId],
  )
  const nameShown = advocate?.nameShown ?? false
  return { referral: { nameShown, codes, invited, rewards, taken } }
}

/** Friends keep what they were given, sums stay as they are; who invited whom is nobody’s any more. */
export async function eraseReferral(sql: Sql, { shopId, memberId, now }: Who): Promise<void> {
  const [member] = await sql.query<{ emailKey: string | null }>(
    'select email_key as "emailKey" from members where shop_id = $1 and member_id = $2',
    [shopId, memberId],
  )
  const emailKey = member?.emailKey ?? null
  await eraseFriend(sql, { shopId, memberId, emailKey })
  const erased = await sql.query<{ advocateId: string }>(
    `update referral_advocates set member_id = null, email_key = null, name = null, name_shown = false,
       token_hash = null, ip_key = null, agent_key = null, code = '', erased_at = $4, revision = revision + 1
      where shop_id = $1 and (member_id = $2 or member_id is null and email_key = $3)
      returning advocate_id as "advocateId"`,
    [shopId, memberId, emailKey, now],
  )
  await eraseInvitations(sql, shopId, { advocateIds: erased.map((row) => row.advocateId), now })
}

async function eraseInvitations(
  sql: Sql,
  shopId: string,
  { advocateIds, now }: { readonly advocateIds: readonly string[]; readonly now: Date },
): Promise<void> {
  await retireCodes(sql, shopId, advocateIds)
  // A repeat of a claim is described anew, without the name.
  await sql.query(
    `with theirs as (update referral_claims set code = '' where shop_id = $1 and advocate_id = any($2::text[])
       returning claim_id)
     update referral_requests set answer = null
      where shop_id = $1 and result_id in (select claim_id from theirs)`,
    [shopId, advocateIds],
  )
  await sql.query(
    `update referral_rewards set is_ending = status in ('requested', 'issued'),
       check_at = case when status in ('requested', 'issued') then $3::timestamptz end,
       status = case when status = 'waiting' then 'ended' else status end
      where shop_id = $1 and advocate_id = any($2::text[])`,
    [shopId, advocateIds, now],
  )
}

async function eraseFriend(
  sql: Sql,
  { shopId, memberId, emailKey }: MemberName & { readonly emailKey: string | null },
): Promise<void> {
  const claims = await sql.query<{ claimId: string }>(
    `update referral_claims set member_id = null, email = null, email_key = null, name = null, visitor_id = null,
       ip_key = null, agent_key = null, note = null
      where shop_id = $1 and (member_id = $2 or email_key = $3) returning claim_id as "claimId"`,
    [shopId, memberId, emailKey],
  )
  const claimIds = claims.map(({ claimId }) => claimId)
  await sql.query(
    'delete from referral_claim_keys where shop_id = $1 and claim_id = any($2::text[])',
    [shopId, claimIds],
  )
  // First answers carry names and codes.
  await sql.query(
    `delete from referral_requests where shop_id = $1 and (caller = $2 or result_id = any($3::text[]))`,
    [shopId, memberId, claimIds],
  )
}
