/** Moves a claim whose time has come: ends a review nobody decided, asks the merchant’s server, and settles what comes of it. */
import type { Services } from '../../services.ts'
import { askWebhook } from '../../webhooks/ask.ts'
import { findAdvocate } from '../advocates/queries.ts'
import { findClaim, type ClaimName, type ClaimRow } from '../claims/claim-row.ts'
import { isReviewOver, settleClaim } from './settle.ts'
import { dataOf } from './tell.ts'

/** Whoever does not answer for so long has nothing against it. */
const ASK_FOR_MS = 72 * 3_600_000

export async function passOn(services: Services, name: ClaimName): Promise<void> {
  const { database } = services
  const now = services.now()
  const settled = await database.transaction(async (sql) => {
    const claim = await findClaim(sql, name)
    const isLapsing = claim && claim.decision === null && isReviewOver(claim, now)
    return settleClaim(sql, name, { now, ...(isLapsing && { change: { decision: 'lapse' } }) })
  })
  if (!settled?.asks) return
  const answer = await ask(services, settled.claim)
  const change = { askedAt: settled.claim.askedAt ?? now, ...(answer && { answer }) }
  await database.transaction((sql) => settleClaim(sql, name, { now, change }))
}

/** Outside any transaction: the answer may take ten seconds. Nothing while it is to be asked again. */
async function ask(services: Services, claim: ClaimRow): Promise<'yes' | 'no' | undefined> {
  const { shopId, claimId, askedAt } = claim
  const advocate = await findAdvocate(services.database, claim)
  const said = await askWebhook(services, shopId, {
    id: `validate_${claimId}`,
    type: 'referral.validate',
    at: askedAt ?? services.now(),
    ...(advocate?.customerId && { customerId: advocate.customerId }),
    data: dataOf(claim),
  })
  if (said === 'no') return 'no'
  const isTired = askedAt !== null && services.now().getTime() - askedAt.getTime() >= ASK_FOR_MS
  return said === 'again' && !isTired ? undefined : 'yes'
}
