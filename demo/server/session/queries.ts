/** Members of a shop: made at their first proof or order, joined by the shop’s own id of the customer. */
import { randomBytes } from 'node:crypto'
import { emailKeyOf, readFingerprintKey } from '../customers/keys.ts'
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
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
  if (RESERVED.test(sub))
    throw new ProblemError('invalid_request', {
      detail: 'A customer id must not begin with "guest:", "browser:" or "erased:".',
    })
  await insertMember(sql, shopId, { sub, isGuest: false, now })
  const member = await requireMember(sql, shopId, sub)
  if ((name ?? member.name) === member.name && (email ?? member.email) === member.email)
    return member
  const key = email === undefined ? null : await readFingerprintKey(sql, shopId)
  await sql.query(
    `update members set name = coalesce($3, name), email = coalesce($4, email), email_key = coalesce($5, email_key)
      where shop_id = $1 and member_id = $2`,
    [shopId, member.memberId, name ?? null, email ?? null, key && emailKeyOf(key, email)],
  )
  return { ...member, name: name ?? member.name }
}

export interface Guest {
  readonly emailKey: string
  /** As it was typed last. */
  readonly email: string
  readonly name: string | undefined
  readonly now: Date
}

/** Somebody without an account. No proof can name this member, so nobody ever signs in as one. */
export async function ensureGuest(
  sql: Sql,
  shopId: string,
  { emailKey, email, name, now }: Guest,
): Promise<MemberRow> {
  const sub = `${GUEST}${emailKey}`
  await insertMember(sql, shopId, { sub, isGuest: true, now })
  await sql.query(
    `update members set email = $3, email_key = $4, name = coalesce($5, name) where shop_id = $1 and sub = $2`,
    [shopId, sub, email, emailKey, name ?? null],
  )
  return requireMember(sql, shopId, sub)
}

/** Of a guest the `sub`, with the fingerprint of the e-mail after it. */
export const GUEST = 'guest:'
/** Of a guest known by their browser only, with the hash of its secret after it. */
export const BROWSER = 'browser:'
const RESERVED = /^(guest|browser|erased):/

export async function insertMember(
  sql: Sql,
  shopId: string,
  { sub, isGuest, now }: { sub: string; isGuest: boolean; now: Date },
): Promise<void> {
  await sql.query(
    `insert into members (shop_id, member_id, sub, is_guest, created_at) values ($1, $2, $3, $4, $5)
     on conflict (shop_id, sub) do nothing`,
    [shopId, `mem_${randomBytes(16).toString('base64url')}`, sub, isGuest, now],
  )
}

export async function requireMember(
  sql: Sql,
  shopId: string,
  sub: string,
): Promise<MemberRow & { readonly email: string | null }> {
  const [member] = await sql.query<MemberRow & { email: string | null }>(
    'select member_id as "memberId", name, email from members where shop_id = $1 and sub = $2',
    [shopId, sub],
  )
  if (!member) throw new Error('A member was written and could not be read back.')
  return member
}

/** Those who have an account: what is earned by one. */
export async function withoutGuests(
  sql: Sql,
  shopId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  const rows = await sql.query<{ memberId: string }>(
    `select member_id as "memberId" from members
      where shop_id = $1 and member_id = any($2::text[]) and not is_guest`,
    [shopId, memberIds],
  )
  const accounts = new Set(rows.map(({ memberId }) => memberId))
  return memberIds.filter((memberId) => accounts.has(memberId))
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
