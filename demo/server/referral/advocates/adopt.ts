/**
 * A guest who invited gets an account: what was theirs moves to the member. Only when the shop vouches for the e-mail, by a proof or an
 * order; an e-mail somebody typed moves nothing.
 */
import type { Sql } from '../../db.ts'
import { findAdvocateOfMember, insertAdvocate, type AdvocateName } from './queries.ts'
import { touchAdvocate } from './touch.ts'

export interface Adoption {
  readonly shopId: string
  readonly memberId: string
  readonly emailKey: string
  readonly now: Date
}

export async function adopt(
  sql: Sql,
  { shopId, memberId, emailKey, now }: Adoption,
): Promise<void> {
  const guests = await sql.query<{ advocateId: string; code: string; createdAt: Date }>(
    `select advocate_id as "advocateId", code, created_at as "createdAt" from referral_advocates
      where shop_id = $1 and email_key = $2 and member_id is null and erased_at is null
      order by advocate_id for update`,
    [shopId, emailKey],
  )
  if (guests.length === 0) return
  const known = await findAdvocateOfMember(sql, { shopId, memberId })
  const advocateId = known?.advocateId ?? (await insertAdvocate(sql, { shopId, memberId, now }))
  // Made in this moment by another request, which this one does not see: the next proof adopts.
  if (advocateId === undefined) return
  await moveTo(sql, { shopId, advocateId }, { from: guests.map((guest) => guest.advocateId), now })
  const [first] = guests.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  // The link that was passed on already stays the one that is shown.
  if (!known && first) await showCode(sql, { shopId, advocateId }, first.code)
  await touchAdvocate(sql, { shopId, advocateId })
}

async function moveTo(
  sql: Sql,
  { shopId, advocateId }: AdvocateName,
  { from, now }: { readonly from: readonly string[]; readonly now: Date },
): Promise<void> {
  for (const table of ['referral_codes', 'referral_claims', 'referral_rewards'])
    await sql.query(
      `update ${table} set advocate_id = $3 where shop_id = $1 and advocate_id = any($2::text[])`,
      [shopId, from, advocateId],
    )
  // Points that waited for this are looked at by the next run of the job.
  await sql.query(
    `update referral_rewards set check_at = $3
      where shop_id = $1 and advocate_id = $2 and status = 'waiting'`,
    [shopId, advocateId, now],
  )
  await sql.query(
    'delete from referral_advocates where shop_id = $1 and advocate_id = any($2::text[])',
    [shopId, from],
  )
}

async function showCode(
  sql: Sql,
  { shopId, advocateId }: AdvocateName,
  code: string,
): Promise<void> {
  await sql.query(
    'update referral_advocates set code = $3 where shop_id = $1 and advocate_id = $2',
    [shopId, advocateId, code],
  )
}
