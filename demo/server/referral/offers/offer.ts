/** What an invitation gives, told to whoever has the link. */
import type { ReferralOffer } from '../../../../widgets/referral/contract.ts'
import type { Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import { shownName } from '../advocates/name.ts'
import { findAdvocateByCode } from '../advocates/queries.ts'
import { isCodeBlocked } from '../merchant/blocks.ts'
import { requireActive } from '../program/queries.ts'

export async function readOfferOf(sql: Sql, shopId: string, code: string): Promise<ReferralOffer> {
  const program = await requireActive(sql, shopId)
  const advocate = await findAdvocateByCode(sql, shopId, code)
  // A code the merchant has blocked invites nobody, and says no more than one that never was.
  if (!advocate || (await isCodeBlocked(sql, shopId, advocate.advocateId)))
    throw new ProblemError('unknown_referral')
  const advocateName = shownName(advocate, program)
  const { friendReward, minOrder, claimDays, emailNeeded, termsUrl, contact } = program
  return {
    code: advocate.code,
    ...(advocateName && { advocateName }),
    reward: friendReward,
    minOrder,
    claimDays,
    emailNeeded,
    ...(termsUrl && { termsUrl }),
    ...(contact && { contact }),
  }
}
