/** The merchant’s own list of whom invitations are not for. */
import type { ReferralBlock } from '../../../../widgets/referral/contract.ts'
import type { z } from 'zod/mini'
import { normaliseEmail } from '../../customers/normalise.ts'
import type { Sql } from '../../db.ts'
import { codeKeyOf } from '../codes/code-key.ts'

type Block = z.output<typeof ReferralBlock>

/** As it is compared: one address is blocked however it is written. */
function comparable({ kind, value }: Block): string {
  if (kind === 'email') return normaliseEmail(value)
  return kind === 'domain' ? value.trim().toLowerCase().replace(/^@/, '') : codeKeyOf(value)
}

export async function setBlock(
  sql: Sql,
  shopId: string,
  { blocked, now, ...block }: Block & { readonly blocked: boolean; readonly now: Date },
): Promise<void> {
  const value = comparable(block)
  if (blocked)
    await sql.query(
      `insert into referral_blocks (shop_id, kind, value, since) values ($1, $2, $3, $4) on conflict do nothing`,
      [shopId, block.kind, value, now],
    )
  else
    await sql.query('delete from referral_blocks where shop_id = $1 and kind = $2 and value = $3', [
      shopId,
      block.kind,
      value,
    ])
}

export async function listBlocks(
  sql: Sql,
  shopId: string,
): Promise<{ items: (Block & { since: string })[] }> {
  const rows = await sql.query<Block & { since: Date }>(
    `select kind, value, since from referral_blocks where shop_id = $1 order by since desc, kind, value`,
    [shopId],
  )
  return { items: rows.map(({ since, ...block }) => ({ ...block, since: since.toISOString() })) }
}

/** A blocked domain blocks what is under it. */
export async function isEmailBlocked(sql: Sql, shopId: string, email: string): Promise<boolean> {
  const address = normaliseEmail(email)
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.')
  const domains = labels.map((_, index) => labels.slice(index).join('.'))
  const found = await sql.query(
    `select 1 from referral_blocks where shop_id = $1
        and (kind = 'email' and value = $2 or kind = 'domain' and value = any($3::text[])) limit 1`,
    [shopId, address, domains],
  )
  return found.length > 0
}

/** Any code of the advocate’s: who is blocked under one name is blocked under all. */
export async function isCodeBlocked(
  sql: Sql,
  shopId: string,
  advocateId: string,
): Promise<boolean> {
  const found = await sql.query(
    `select 1 from referral_codes codes join referral_blocks blocks on blocks.shop_id = codes.shop_id
        and blocks.kind = 'code' and blocks.value = codes.code_key
      where codes.shop_id = $1 and codes.advocate_id = $2 limit 1`,
    [shopId, advocateId],
  )
  return found.length > 0
}
