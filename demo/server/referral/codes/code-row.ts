/** Codes as they are stored: each is one advocate’s for ever, erased or not, so that no old link leads to somebody else. */
import { fingerprint } from '../../customers/normalise.ts'
import { readFingerprintKey } from '../../customers/keys.ts'
import type { Sql } from '../../db.ts'
import { codeKeyOf } from './code-key.ts'

interface Owner {
  readonly shopId: string
  readonly advocateId: string
}

/** `false` when somebody has it, or had it and was erased. */
export async function insertCode(
  sql: Sql,
  { shopId, advocateId }: Owner,
  { code, isOwn, now }: { readonly code: string; readonly isOwn: boolean; readonly now: Date },
): Promise<boolean> {
  const codeKey = codeKeyOf(code)
  const retired = retiredKey(await readFingerprintKey(sql, shopId), codeKey)
  const inserted = await sql.query(
    `insert into referral_codes (shop_id, code_key, code, advocate_id, is_own, created_at)
     select $1, $2, $3, $4, $5, $6
      where not exists (select 1 from referral_codes where shop_id = $1 and code_key = $7)
     on conflict do nothing returning code_key`,
    [shopId, codeKey, code, advocateId, isOwn, now, retired],
  )
  return inserted.length > 0
}

/** A code of one’s own choice may be a name: what is left of it is a fingerprint. */
export async function retireCodes(
  sql: Sql,
  shopId: string,
  advocateIds: readonly string[],
): Promise<void> {
  const key = await readFingerprintKey(sql, shopId)
  await sql.query(
    `delete from referral_typed_codes where shop_id = $1 and code in (
       select code from referral_codes where shop_id = $1 and advocate_id = any($2::text[]))`,
    [shopId, advocateIds],
  )
  const codes = await sql.query<{ codeKey: string }>(
    `select code_key as "codeKey" from referral_codes
      where shop_id = $1 and advocate_id = any($2::text[]) and code <> ''`,
    [shopId, advocateIds],
  )
  for (const { codeKey } of codes)
    await sql.query(
      `update referral_codes set code_key = $3, code = '' where shop_id = $1 and code_key = $2`,
      [shopId, codeKey, retiredKey(key, codeKey)],
    )
}

/** No code has a colon in it. */
function retiredKey(key: string, codeKey: string): string {
  return `retired:${fingerprint(key, `code:${codeKey}`)}`
}
