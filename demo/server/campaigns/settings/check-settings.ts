/** Finds settings that cannot work, or that would take something away from a campaign that is running. */
import { checkCampaign } from '../../../../src/campaigns/authoring/check-campaign.ts'
import { checkCondition } from '../../../../src/campaigns/authoring/check-condition.ts'
import { describeIssue, type Problem } from '../../../../src/campaigns/authoring/problem.ts'
import { CampaignSettings } from '../../../../src/contract/campaign/console.ts'
import type { Segment } from '../../../../src/contract/campaign/condition.ts'
import type { ShippingRule } from '../../../../src/contract/campaign/facts.ts'
import type { OfferRule } from '../../../../src/contract/campaign/offer.ts'
import type { Money } from '../../../../src/contract/scalars.ts'
import { toInstant } from '../../http/instant.ts'
import { refuseProblems } from '../refuse.ts'
import type { StoredCampaign } from '../versions/queries.ts'

export interface SettingsPlace {
  readonly currency: string
  readonly before: CampaignSettings
  readonly campaigns: readonly StoredCampaign[]
}

/** Throws `impossible_rules` with everything that is wrong. */
export function requireSettings(value: unknown, place: SettingsPlace): CampaignSettings {
  // Before the schema, which would follow a tree however deep it is.
  refuseProblems(checkSegments(value))
  const parsed = CampaignSettings.safeParse(value)
  if (!parsed.success) refuseProblems(parsed.error.issues.map((issue) => describeIssue(issue)))
  // Safe: had it not been parsed, the problems would have been thrown.
  const settings = parsed.data!
  refuseProblems(checkWhole(settings, place))
  return settings
}

function checkSegments(value: unknown): Problem[] {
  // Safe: only looked into, whatever it is; the schema says what is wrong with the rest.
  const { segments } = (value ?? {}) as { readonly segments?: Record<string, unknown> }
  if (typeof segments !== 'object' || segments === null) return []
  const trees = Object.entries(segments).flatMap(([id, segment]) =>
    typeof segment === 'object' && segment !== null && 'condition' in segment
      ? [[id, segment.condition] as const]
      : [],
  )
  const known = Object.fromEntries(trees.map(([id]) => [id, ANYTHING]))
  return trees.flatMap(([id, tree]) => checkCondition(tree, `segments.${id}.condition`, known))
}

/** In place of a segment that is looked at by itself. */
const ANYTHING: Segment = { name: '', condition: { all: [] } }

function checkWhole(settings: CampaignSettings, place: SettingsPlace): Problem[] {
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
