/**
 * Makes the code of an offer, and ends it: outside any transaction, for the shop system may be slow or away. A process may die between any
 * two steps; whoever asks next, or the job, goes on with the same row and the same deadline.
 */
import type { CouponName } from '../coupons/coupon-adapter.ts'
import type { Services } from '../services.ts'
import { findOffer, markIssued, type OfferRow } from './offer-row.ts'

type Desk = Pick<Services, 'database' | 'coupons' | 'log'>

/** As it stands afterwards: still `requested` when the shop system could not make the code now. */
export async function makeCode(desk: Desk, offer: OfferRow): Promise<OfferRow> {
  if (offer.status !== 'requested' || offer.isEnding) return offer
  const { database, coupons, log } = desk
  try {
    const { code } = await coupons.create({
      ...nameOf(offer),
      code: offer.code,
      memberId: offer.codeMemberId ?? undefined,
      value: offer.value,
      currency: offer.currency,
      minOrder: offer.minOrder ?? undefined,
      expiresAt: offer.expiresAt,
    })
    await markIssued(database, offer, code)
  } catch (error) {
    const { shopId, issueId } = offer
    log('warn', 'offer code not made', { shopId, issueId, reason: String(error) })
  }
  const made = (await findOffer(database, offer)) ?? offer
  // It was ended while its code was being made, so whoever ended it found no code to end.
  if (made.status === 'ended') await endCode(desk, made)
  return made
}

/** The order that has used it, `ended`, or nothing when the shop system is away. */
export async function endCode(
  { coupons, log }: Desk,
  offer: OfferRow,
): Promise<'ended' | { readonly usedFor: string } | undefined> {
  try {
    const outcome = await coupons.disable(nameOf(offer))
    return outcome === 'disabled' ? 'ended' : outcome
  } catch (error) {
    const { shopId, issueId } = offer
    log('warn', 'offer code not ended', { shopId, issueId, reason: String(error) })
    return undefined
  }
}

function nameOf({ shopId, issueId }: OfferRow): CouponName {
  return { shopId, giver: 'offers', couponId: issueId }
}
