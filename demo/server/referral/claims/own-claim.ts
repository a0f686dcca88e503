/** The open claim a friend has with this very advocate, known by customer or e-mail. */
import type { Sql } from '../../db.ts'

export async function findOwnClaim(
  sql: Sql,
  asked: {
    readonly shopId: string
    readonly advocateId: string
    readonly memberId: string
    readonly emailKey: string | null
    readonly placedAt: Date
  },
): Promise<string | undefined> {
  const { shopId, advocateId, memberId, emailKey, placedAt } = asked
  const [own] = await sql.query<{ claimId: string }>(
    `select claim_id as "claimId" from referral_claims
      where shop_id = $1 and advocate_id = $2 and expires_at > $5
        and (member_id = $3 or email_key = $4) order by claimed_at, claim_id limit 1`,
    [shopId, advocateId, memberId, emailKey, placedAt],
  )
  return own?.claimId
}
