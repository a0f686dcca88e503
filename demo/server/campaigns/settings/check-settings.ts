/** Finds settings that cannot work, or that would take something away from a campaign that is running. */
import { checkCampaign } from '../../../../src/campaigns/authoring/check-campaign.ts'
import { checkCondition } from '../../../../src/campaigns/authoring/check-condition.ts'
import type { Problem } from '../../../../src/campaigns/authoring/problem.ts'
import type { CampaignSettings } from '../../../../src/contract/campaign/console.ts'
import type { ShippingRule } from '../../../../src/contract/campaign/facts.ts'
import type { OfferRule } from '../../../../src/contract/campaign/offer.ts'
import type { Money } from '../../../../src/contract/scalars.ts'
import { toInstant } from '../../http/instant.ts'
import type { StoredCampaign } from '../versions/queries.ts'

export interface SettingsPlace {
  readonly currency: string
  readonly before: CampaignSettings
  readonly campaigns: readonly StoredCampaign[]
}

export function checkSettings(settings: CampaignSettings, place: SettingsPlace): Problem[] {
  const { facts, offers, segments } = settings
  return [
    ...facts.shipping.flatMap((rule, index) => checkShipping(rule, `facts.shipping.${index}`)),
    ...checkIds(offers),
    ...offers.flatMap((offer, index) => checkOffer(offer, `offers.${index}`, place)),
    ...Object.entries(segments).flatMap(([id, { condition }]) =>
      checkCondition(condition, `segments.${id}.condition`, segments),
    ),
    ...checkHoldout(settings, place),
    ...checkRunning(settings, place),
  ]
}

function checkShipping({ price, freeFrom, currency, days }: ShippingRule, path: string): Problem[] {
  return [
    ...inCurrency(price, `${path}.price`, currency),
    ...inCurrency(freeFrom, `${path}.freeFrom`, currency),
    ...when(days.min > days.max, `${path}.days`, 'The least is more than the most.'),
  ]
}

function checkIds(offers: readonly OfferRule[]): Problem[] {
  return offers.flatMap(({ id }, index) =>
    when(
      offers.findIndex((offer) => offer.id === id) < index,
      `offers.${index}.id`,
      `There is another offer “${id}”.`,
    ),
  )
}

function checkOffer(offer: OfferRule, path: string, { currency }: SettingsPlace): Problem[] {
  const { value, ends, minOrder, floor } = offer
  const isEndless = 'at' in ends && !toInstant(ends.at)
  return [
    ...checkWorth(value, `${path}.value`, currency),
    ...inCurrency(minOrder, `${path}.minOrder`, currency),
    ...inCurrency(floor, `${path}.floor`, currency),
    ...when(isEndless, `${path}.ends.at`, 'Is a day no calendar has.'),
  ]
}

function checkWorth(value: OfferRule['value'], path: string, currency: string): Problem[] {
  switch (value.kind) {
    case 'percent': {
      const isWrong = value.percent < 1 || value.percent > 100
      return [
        ...when(isWrong, `${path}.percent`, 'Needs 1 to 100.'),
        ...inCurrency(value.max, `${path}.max`, currency),
      ]
    }
    case 'amount':
      return [
        ...worthless(value.off, `${path}.off`),
        ...inCurrency(value.off, `${path}.off`, currency),
      ]
    case 'credit':
      return [
        ...worthless(value.amount, `${path}.amount`),
        ...inCurrency(value.amount, `${path}.amount`, currency),
      ]
    default:
      return []
  }
}

function worthless({ minor }: Money, path: string): Problem[] {
  return when(minor < 1, `${path}.minor`, 'Is worth nothing.')
}

function inCurrency(money: Money | undefined, path: string, currency: string): Problem[] {
  return when(
    money !== undefined && money.currency !== currency,
    `${path}.currency`,
    `Has to be ${currency}.`,
  )
}

/** Another share within a period would move shoppers from one side to the other, and both with what they have seen. */
function checkHoldout({ holdout }: CampaignSettings, { before }: SettingsPlace): Problem[] {
  const isSamePeriod = holdout && before.holdout && holdout.period === before.holdout.period
  return when(
    Boolean(isSamePeriod && holdout.share !== before.holdout?.share),
    'holdout.share',
    'Stays as it is for the whole period. Name another period to begin anew.',
  )
}

function checkRunning(
  { offers, segments }: CampaignSettings,
  { campaigns }: SettingsPlace,
): Problem[] {
  const running = campaigns.filter(({ status }) => status === 'active')
  return running.flatMap(({ campaign }) =>
    checkCampaign(campaign, { offers, segments, isServed: true }).problems.map(
      ({ path, message }) => ({
        path: path.endsWith('offerId') ? 'offers' : 'segments',
        message: `The campaign “${campaign.id}” is running and would break at ${path}: ${message} Pause or change it first.`,
      }),
    ),
  )
}

function when(isWrong: boolean, path: string, message: string): Problem[] {
  return isWrong ? [{ path, message }] : []
}
