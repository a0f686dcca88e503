/** Whoever invites: a member, or a guest with an address of their own. */
import { randomBytes } from 'node:crypto'
import type { Sql } from '../../db.ts'
import { codeKeyOf } from '../codes/code-key.ts'
import { insertCode } from '../codes/code-row.ts'
import { makeCode } from '../codes/made-code.ts'

export interface AdvocateName {
  readonly shopId: string
  readonly advocateId: string
}

export interface AdvocateRow extends AdvocateName {
  /** Missing of a guest. */
  readonly memberId: string | null
  /** The shop's own id of the customer. */
  readonly customerId: string | null
  /** Of the guest, or of the member: whoever has the same is the same person. */
  readonly emailKey: string | null
  /** The whole name, as the shop or the guest told it. */
  readonly name: string | null
  readonly nameShown: boolean
  readonly code: string
  readonly revision: number
  readonly createdAt: Date
}

const SELECT = `select advocates.shop_id as "shopId", advocate_id as "advocateId", advocates.member_id as "memberId",
    members.sub as "customerId", coalesce(advocates.email_key, members.email_key) as "emailKey",
    coalesce(advocates.name, members.name) as name, name_shown as "nameShown", code, revision,
    advocates.created_at as "createdAt"
  from referral_advocates advocates left join members using (shop_id, member_id)`

export async function findAdvocate(
  sql: Sql,
  { shopId, advocateId }: AdvocateName,
): Promise<AdvocateRow | undefined> {
  const [row] = await sql.query<AdvocateRow>(
    `${SELECT} where advocates.shop_id = $1 and advocate_id = $2 and advocates.erased_at is null`,
    [shopId, advocateId],
  )
  return row
}

export async function findAdvocateOfMember(
  sql: Sql,
  { shopId, memberId }: { readonly shopId: string; readonly memberId: string },
): Promise<AdvocateRow | undefined> {
  const [row] = await sql.query<AdvocateRow>(
    `${SELECT} where advocates.shop_id = $1 and advocates.member_id = $2 and advocates.erased_at is null`,
    [shopId, memberId],
  )
  return row
}

/** By any code this advocate ever had, however it is typed. */
export async function findAdvocateByCode(
  sql: Sql,
  shopId: string,
  code: string,
): Promise<AdvocateRow | undefined> {
  const [known] = await sql.query<{ advocateId: string }>(
    'select advocate_id as "advocateId" from referral_codes where shop_id = $1 and code_key = $2',
    [shopId, codeKeyOf(code)],
  )
  return known && findAdvocate(sql, { shopId, ...known })
}

export async function findAdvocateByToken(
  sql: Sql,
  shopId: string,
  tokenHash: string,
): Promise<AdvocateRow | undefined> {
  const [row] = await sql.query<AdvocateRow>(
    `${SELECT} where advocates.shop_id = $1 and token_hash = $2 and advocates.erased_at is null`,
    [shopId, tokenHash],
  )
  return row
}

export interface NewAdvocate {
  readonly shopId: string
  readonly memberId?: string
  readonly emailKey?: string
  readonly name?: string
  readonly tokenHash?: string
  readonly ipKey?: string
  readonly agentKey?: string
  readonly now: Date
}

/** `undefined` when the member has become one at the same time. Only inside a transaction. */
export async function insertAdvocate(sql: Sql, advocate: NewAdvocate): Promise<string | undefined> {
  const { shopId, memberId, emailKey, name, tokenHash, ipKey, agentKey, now } = advocate
  const advocateId = `adv_${randomBytes(15).toString('base64url')}`
  const inserted = await sql.query(
    `insert into referral_advocates (shop_id, advocate_id, member_id, email_key, name, name_shown, token_hash,
       code, ip_key, agent_key, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, '', $8, $9, $10) on conflict do nothing returning advocate_id`,
    [
      shopId,
      advocateId,
      memberId ?? null,
      emailKey ?? null,
      name ?? null,
      // A guest writes the name down for friends to see; a member's is known anyway, and says so later.
      name !== undefined,
      tokenHash ?? null,
      ipKey ?? null,
      agentKey ?? null,
      now,
    ],
  )
  if (inserted.length === 0) return undefined
  await giveCode(sql, { shopId, advocateId }, now)
  return advocateId
}

/** Tries again in the rare case that the code is somebody’s already. */
async function giveCode(sql: Sql, name: AdvocateName, now: Date): Promise<void> {
  const code = makeCode()
  if (!(await insertCode(sql, name, { code, isOwn: false, now }))) return giveCode(sql, name, now)
  await sql.query(
    'update referral_advocates set code = $3 where shop_id = $1 and advocate_id = $2',
    [name.shopId, name.advocateId, code],
  )
}
