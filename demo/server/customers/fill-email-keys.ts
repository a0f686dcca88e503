/** Fingerprints for e-mails that were kept before there were any; they need the shop’s key, which no migration has. */
import type { Sql } from '../db.ts'
import { emailKeyOf } from './keys.ts'

const AT_ONCE = 500

export async function fillEmailKeys(sql: Sql): Promise<void> {
  for (;;) {
    const members = await sql.query<{
      shopId: string
      memberId: string
      email: string
      key: string
    }>(
      `select shop_id as "shopId", member_id as "memberId", email, fingerprint_key as key
         from members join shops using (shop_id) where email_key is null and email is not null limit ${AT_ONCE}`,
    )
    const keyed = members.map(({ shopId, memberId, email, key }) => ({
      shopId,
      memberId,
      email,
      // Nothing to compare: an empty one, or the row would be found for ever.
      emailKey: emailKeyOf(key, email) ?? '',
    }))
    await sql.query(
      `update members set email_key = "emailKey"
         from jsonb_to_recordset($1::jsonb) as r("shopId" text, "memberId" text, email text, "emailKey" text)
        where shop_id = "shopId" and member_id = "memberId" and members.email = r.email`,
      [JSON.stringify(keyed)],
    )
    if (members.length < AT_ONCE) return
  }
}
