/** An offer as it is given first: its end and its cool-down are reckoned here, once. */
import { randomUUID } from 'node:crypto'
import type { OfferRule } from '../../../src/contract/campaign/offer.ts'
import { createCode } from '../coupons/code.ts'
import type { NewOffer } from './offer-row.ts'
import type { Question } from './refuse.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** Once for each order, for good. */
const FOR_EVER_DAYS = 36_500

export function newOffer({ wish, terms, stage, isExit }: Question): NewOffer {
  const { shop, shopper, campaignId, now } = wish
  const { rule, campaign, isPersonal } = terms
  const isApology = campaign?.kind === 'apology'
  return {
    shopId: shop.id,
    issueId: randomUUID(),
    offerId: rule.id,
    campaignId,
    kind: campaign?.kind ?? 'offer',
    memberId: shopper.memberId ?? null,
    codeMemberId: shopper.memberId ?? null,
    lateOrderId: isApology ? (wish.orderId ?? null) : null,
    code: createCode(),
    value: rule.value,
    currency: shop.currency,
    minOrder: rule.minOrder?.minor ?? null,
    isExit,
    isPersonal,
    holdsStock: rule.stock !== undefined,
    stage,
    ladderId: campaign?.ladder?.id ?? null,
    ladderStep: campaign?.ladder?.step ?? null,
    ...timesOf(rule, { isApology, now }),
  }
}

function timesOf(
  { ends, cooldownDays }: OfferRule,
  { isApology, now }: { readonly isApology: boolean; readonly now: Date },
): Pick<NewOffer, 'issuedAt' | 'expiresAt' | 'coolsUntil'> {
  const endsAt =
    'at' in ends ? Date.parse(ends.at) : now.getTime() + ends.minutesAfterIssue * MINUTE_MS
  const coolsFor = (isApology ? FOR_EVER_DAYS : cooldownDays) * DAY_MS
  return {
    issuedAt: now,
    expiresAt: new Date(endsAt),
    // While it runs it is the only one, however short the cool-down.
    coolsUntil: new Date(Math.max(endsAt, now.getTime() + coolsFor)),
  }
}
