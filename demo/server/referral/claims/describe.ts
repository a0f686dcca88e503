/** A claim as its friend may see it. */
import type { Claim } from '../../../../widgets/referral/contract.ts'
import type { Sql } from '../../db.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { shownName } from '../advocates/name.ts'
import { findAdvocate } from '../advocates/queries.ts'
import { readCurrentProgram } from '../program/queries.ts'
import { signClaimId } from './claim-id.ts'
import type { ClaimRow } from './claim-row.ts'

export async function describeClaim(
  sql: Sql,
  {
    shop,
    claim,
    code,
    again,
  }: { shop: ShopRow; claim: ClaimRow; code: string | undefined; again: boolean },
): Promise<Claim> {
  const advocate = await findAdvocate(sql, claim)
  const program = await readCurrentProgram(sql, claim.shopId)
  const advocateName = advocate && program && shownName(advocate, program)
  return {
    claimId: signClaimId(shop, claim.claimId),
    ...(advocateName && { advocateName }),
    again,
    reward: claim.terms.friendReward,
    ...(code !== undefined && { code }),
    minOrder: claim.terms.minOrder,
    expiresAt: claim.expiresAt.toISOString(),
  }
}
