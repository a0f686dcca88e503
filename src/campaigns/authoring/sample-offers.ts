/** What the offers of a campaign would look like, given now: for previews, in which none is given. Pure. */
import type { Campaign } from '../../contract/campaign/campaign.ts'
import type { Segment } from '../../contract/campaign/condition.ts'
import type { IssuedOffer } from '../../contract/campaign/issue.ts'
import type { OfferRule } from '../../contract/campaign/offer.ts'
import { asksAboutCustomer } from '../audience/asks-about-customer.ts'
import { blocksOf } from './check-campaign.ts'

/** In the place of a code. No till takes it. */
export const SAMPLE_CODE = 'PREVIEW'

const MINUTE = 60_000

export interface SampleSituation {
  readonly offers: readonly OfferRule[]
  readonly segments: Readonly<Record<string, Segment>>
  /** ms of the epoch. */
  readonly now: number
}

/** By offer. Those that the shop does not have are left out. */
export function sampleOffers(
  campaign: Campaign,
  { offers, segments, now }: SampleSituation,
): Record<string, IssuedOffer> {
  const named = blocksOf(campaign).flatMap(([block]) =>
    block.type === 'offer' ? [block.offerId] : [],
  )
  const isPersonal = asksAboutCustomer(campaign.audience, segments)
  return Object.fromEntries(
    offers.flatMap((rule) =>
      named.includes(rule.id) ? [[rule.id, sampleOf(rule, isPersonal, now)]] : [],
    ),
  )
}

function sampleOf(rule: OfferRule, isPersonal: boolean, now: number): IssuedOffer {
  const { id: offerId, value, ends, minOrder } = rule
  const serverNow = new Date(now).toISOString()
  const endsAt = 'at' in ends ? Date.parse(ends.at) : now + ends.minutesAfterIssue * MINUTE
  if (endsAt <= now) return { offerId, state: 'refused', refused: 'over', value, serverNow }
  return {
    offerId,
    state: 'live',
    value,
    code: SAMPLE_CODE,
    issuedAt: serverNow,
    expiresAt: new Date(endsAt).toISOString(),
    serverNow,
    ...(minOrder && { minOrder }),
    ...(isPersonal && { isPersonal }),
  }
}
