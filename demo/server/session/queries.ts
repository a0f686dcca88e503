/** Members of a shop: made at their first proof or order, joined by the shop’s own id of the customer. */
import { randomBytes } from 'node:crypto'
import type { Sql } from '../db.ts'
import type { Identity } from './proof.ts'

export interface MemberRow {
  readonly memberId: string
  readonly name: string | null
}

/** A name or address the shop vouches for replaces the one we had; a missing one does not erase it. */
export async function ensureMember(
  sql: Sql,
  shopId: string,
  { sub, email, name }: Pick<Identity, 'sub' | 'email' | 'name'>,
  now: Date,
): Promise<MemberRow> {
  await sql.query(
    `insert into members (shop_id, member_id, sub, created_at) values ($1, $2, $3, $4)
     on conflict (shop_id, sub) do nothing`,
    [shopId, `mem_${randomBytes(16).toString('base64url')}`, sub, now],
  )
  const [member] = await sql.query<MemberRow & { email: string | null }>(
    'select member_id as "memberId", name, email from members where shop_id = $1 and sub = $2',
    [shopId, sub],
  )
  if (!member) throw new Error('A member was written and could not be read back.')
  if ((name ?? member.name) === member.name && (email ?? member.email) === member.email)
    return member
  await sql.query(
    `update members set name = coalesce($3, name), email = coalesce($4, email)
      where shop_id = $1 and member_id = $2`,
    [shopId, member.memberId, name ?? null, email ?? null],
  )
  return { ...member, name: name ?? member.name }
}

/** One change of a member’s points at a time; always in the same order, so that two calls never wait for each other. */
export async function lockMembers(
  sql: Sql,
  shopId: string,
  memberIds: readonly string[],
): Promise<void> {
  await sql.query(
    `select 1 from members where shop_id = $1 and member_id = any($2::text[])
      order by member_id for update`,
    [shopId, memberIds],
  )
}

export async function linkVisitor(
  sql: Sql,
  link: { shopId: string; visitorId: string; memberId: string; now: Date },
): Promise<void> {
  await sql.query(
    `insert into visitor_members (shop_id, visitor_id, member_id, linked_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [link.shopId, link.visitorId, link.memberId, link.now],
  )
}

/** `false` when the proof was used before. */
export async function useProof(
  sql: Sql,
  shopId: string,
  { id, expiresAt }: NonNullable<Identity['once']>,
  now: Date,
): Promise<boolean> {
  await sql.query('delete from used_proofs where shop_id = $1 and expires_at < $2', [shopId, now])
  const used = await sql.query(
    `insert into used_proofs (shop_id, proof_id, expires_at) values ($1, $2, $3)
     on conflict do nothing returning proof_id`,
    [shopId, id, expiresAt],
  )
  return used.length > 0
}
