/** An offer as its shopper is told of it. */
import type { IssuedOffer, WhyRefused } from '../../../src/contract/campaign/issue.ts'
import type { OfferRule } from '../../../src/contract/campaign/offer.ts'
import type { OfferRow } from './offer-row.ts'

/** How long after its end a shopper is still told that it is over, and after its use that it was used. */
export const REMEMBERED_MS = 7 * 86_400_000

export function describeOffer(offer: OfferRow, now: Date): IssuedOffer {
  const { offerId, value, minOrder, currency, issuedAt, expiresAt } = offer
  const state = stateOf(offer, now)
  const endedAt = state === 'used' ? (offer.usedAt ?? expiresAt) : expiresAt
  const about = { offerId, value, serverNow: now.toISOString() }
  if (state !== 'live' && now.getTime() - endedAt.getTime() > REMEMBERED_MS)
    return { ...about, state: 'refused', refused: 'cool_down' }
  if (offer.status === 'requested' && state === 'live')
    return { ...about, state: 'refused', refused: 'code_unavailable' }
  return {
    ...about,
    state,
    ...(state === 'live' && { code: offer.code }),
    issuedAt: issuedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...(minOrder !== null && { minOrder: { minor: minOrder, currency } }),
    ...(offer.isPersonal && { isPersonal: true }),
  }
}

function stateOf(
  { status, isEnding, expiresAt }: OfferRow,
  now: Date,
): 'live' | 'expired' | 'used' {
  if (status === 'used') return 'used'
  return status === 'ended' || isEnding || expiresAt <= now ? 'expired' : 'live'
}

export function describeRefusal(
  { id, value }: Pick<OfferRule, 'id' | 'value'>,
  { refused, now }: { readonly refused: WhyRefused; readonly now: Date },
): IssuedOffer {
  return { offerId: id, state: 'refused', refused, value, serverNow: now.toISOString() }
}
