/** Warns a merchant, while they write, of what presses a shopper instead of helping; nothing here keeps them from saving. */
import type { Campaign, CampaignTexts } from '../../contract/campaign/campaign.ts'
import type { OfferRule } from '../../contract/campaign/offer.ts'
import { blocksOf } from './check-campaign.ts'
import { fieldsIn } from './fields-in.ts'
import { PRESSURE, type Pressure } from './pressure.ts'

export interface Warning {
  readonly code: WarningCode
  /** As `texts.en.decline`. */
  readonly path: string
  readonly message: string
}

export type WarningCode =
  | Pressure
  | 'resetting_timer'
  | 'missing_decline'
  | 'no_caps'
  | 'too_early'
  | 'discount_first'
  | 'personal_price'
  | 'ladder_step_taken'

/** A deadline that may be given anew within it was none. */
const HONEST_COOLDOWN_DAYS = 30
const EARLY_SECONDS = 10

/** Close buttons and sizes are ours and cannot be made small, so there is nothing to warn of. */
export function lintCampaign(
  campaign: Campaign,
  offers: readonly OfferRule[] = [],
): readonly Warning[] {
  const given = blocksOf(campaign).flatMap(([block, path]) => {
    const offer = block.type === 'offer' && offers.find(({ id }) => id === block.offerId)
    return offer ? [{ offer, path }] : []
  })
  return [
    ...given.flatMap(({ offer, path }) => warnOfTimer(offer, path)),
    ...warnOfWords(campaign, given.length > 0),
    ...warnOfDecline(campaign),
    ...warnOfHaste(campaign),
    ...given.flatMap(({ path }) => warnOfOffer(campaign, path)),
  ]
}

function warnOfTimer({ id, ends, cooldownDays }: OfferRule, path: string): readonly Warning[] {
  if (!('minutesAfterIssue' in ends) || cooldownDays >= HONEST_COOLDOWN_DAYS) return []
  const message = `“${id}” counts down, and may be given to the same shopper again after ${cooldownDays} days: its deadline is not one. Wait ${HONEST_COOLDOWN_DAYS} days or more, or leave the deadline out.`
  return [{ code: 'resetting_timer', path, message }]
}

/** Deadlines that are spoken of have to be there: the end of the campaign, or of its offer. */
function warnOfWords(campaign: Campaign, hasOffer: boolean): readonly Warning[] {
  const hasDeadline = hasOffer || campaign.schedule?.endsAt !== undefined
  return textsOf(campaign).flatMap(([texts, base]) =>
    Object.entries(texts).flatMap(([language, words]) =>
      Object.entries(words).flatMap(([key, text]) =>
        PRESSURE.filter(
          ({ code, of, words: pattern }) =>
            (of === undefined || of === key) &&
            !(code === 'false_deadline' && hasDeadline) &&
            pattern.test(text),
        ).map(({ code, message }) => ({ code, path: `${base}.${language}.${key}`, message })),
      ),
    ),
  )
}

function textsOf({ texts, experiment }: Campaign): readonly (readonly [CampaignTexts, string])[] {
  const ofArms = (experiment?.arms ?? []).map(
    (arm, index) => [arm.texts ?? {}, `experiment.arms.${index}.texts`] as const,
  )
  return [[texts, 'texts'], ...ofArms]
}

function warnOfDecline({ surface, texts }: Campaign): readonly Warning[] {
  if (surface !== 'modal' && surface !== 'sheet') return []
  return Object.entries(texts).flatMap(([language, words]): Warning[] =>
    words.decline?.trim()
      ? []
      : [
          {
            code: 'missing_decline',
            path: `texts.${language}.decline`,
            message: 'A shopper needs a button that says no, as large as the one that says yes.',
          },
        ],
  )
}

function warnOfHaste({ surface, caps, trigger }: Campaign): readonly Warning[] {
  const interrupts = surface === 'modal' || surface === 'sheet'
  const isEarly =
    trigger.on === 'load' || (trigger.on === 'time' && trigger.seconds < EARLY_SECONDS)
  const warnings: Warning[] = []
  if (interrupts && Object.keys(caps).length === 0)
    warnings.push({
      code: 'no_caps',
      path: 'caps',
      message:
        'Comes back as often as the arbiter lets it. Say how often is enough, for instance { every: { n: 7, unit: "day" } }.',
    })
  if (interrupts && isEarly)
    warnings.push({
      code: 'too_early',
      path: 'trigger',
      message: `Interrupts before anything was read. It will wait ${EARLY_SECONDS} seconds in any case; a bar or badge need not.`,
    })
  return warnings
}

function warnOfOffer({ kind, audience }: Campaign, path: string): readonly Warning[] {
  const isBehindReason = path.includes('.reasons.')
  const personal = audience
    ? fieldsIn(audience).filter((field) => field.startsWith('customer.'))
    : []
  const warnings: Warning[] = []
  if (kind === 'exit' && !isBehindReason)
    warnings.push({
      code: 'discount_first',
      path,
      message:
        'Offers money before anybody said that money is the reason, and teaches shoppers to leave. Put it behind the reason “cost”.',
    })
  if (personal.length > 0)
    warnings.push({
      code: 'personal_price',
      path,
      message: `Who gets it depends on ${personal.join(', ')}: in the EU a shopper has to be told that a price is personal. Say in a text that it is based on their shopping history.`,
    })
  return warnings
}
