/** Finds what cannot work in a programme before it is saved: every fault, with its place and the remedy. */
import type { EarnRule, ProgramRules } from '../../../../widgets/loyalty/contract.ts'
import { checkRewards } from './check-rewards.ts'
import {
  dates,
  duplicates,
  fault,
  type Fault,
  MOST_MINOR,
  MOST_POINTS,
  range,
  unknownTiers,
  when,
} from './fault.ts'

const RATE = { min: 1, max: 10_000 }
const PURCHASES: ReadonlySet<EarnRule['kind']> = new Set(['purchase', 'first_purchase'])
const FROM_PAGE: ReadonlySet<EarnRule['kind']> = new Set(['visit', 'social', 'custom'])
/** What only the shopper’s word stands for is small. */
const MOST_FROM_PAGE = 1_000

export function checkRules(rules: ProgramRules, currency: string): Fault[] {
  const tiers = new Set(rules.tiers.map(({ id }) => id))
  return [
    ...checkEarn(rules),
    ...checkTiers(rules),
    ...duplicates('earnRules', rules.earnRules ?? []),
    ...(rules.earnRules ?? []).flatMap((rule, index) =>
      checkEarnRule(rule, `earnRules.${index}`, tiers),
    ),
    ...checkSingles(rules.earnRules ?? []),
    ...checkMultipliers(rules),
    ...checkExpiry(rules),
    ...duplicates('rewards', rules.rewards ?? []),
    ...checkRewards(rules.rewards ?? [], { tiers, currency }),
  ]
}

function checkEarn({ earn, holdDays }: ProgramRules): Fault[] {
  return [
    ...range('earn.points', earn.points, { min: 0, max: 1_000_000 }),
    ...range('earn.perMinor', earn.perMinor, { min: 1, max: MOST_MINOR }),
    ...range('holdDays', holdDays, { min: 0, max: 90 }),
    ...when(
      earn.perMinor > 0 && earn.points > earn.perMinor * 1000,
      'earn.points',
      'earns_too_much',
      'More than a thousand points for each minor unit: raise perMinor.',
    ),
  ]
}

function checkTiers({ tiers }: ProgramRules): Fault[] {
  return [
    ...duplicates('tiers', tiers),
    ...tiers.flatMap((tier, index) => [
      ...range(`tiers.${index}.threshold`, tier.threshold, { min: 0, max: MOST_MINOR }),
      ...range(`tiers.${index}.earnRatePercent`, tier.earnRatePercent, RATE),
      ...when(
        index > 0 && tier.threshold <= (tiers[index - 1]?.threshold ?? 0),
        `tiers.${index}.threshold`,
        'tiers_not_ascending',
        'Each tier needs a higher threshold than the one before it.',
      ),
    ]),
  ]
}

function checkEarnRule(rule: EarnRule, path: string, tiers: ReadonlySet<string>): Fault[] {
  const { kind, limit } = rule
  const only = (field: keyof EarnRule, isRight: boolean): Fault[] =>
    when(
      rule[field] !== undefined && !isRight,
      `${path}.${field}`,
      'field_not_of_this_kind',
      `A rule of kind ${kind} has no ${field}.`,
    )
  return [
    ...range(`${path}.points`, rule.points, { min: 1, max: MOST_POINTS }),
    ...range(`${path}.limit.max`, limit?.max, { min: 1, max: 100_000 }),
    ...range(`${path}.limit.days`, limit?.days, { min: 1, max: 3_660 }),
    ...range(`${path}.streakDays`, rule.streakDays, { min: 2, max: 366 }),
    ...range(`${path}.minOrder`, rule.minOrder, { min: 1, max: MOST_MINOR }),
    ...only('streakDays', kind === 'visit'),
    ...only('minOrder', PURCHASES.has(kind)),
    ...only('channel', kind === 'social'),
    ...only('limit', !PURCHASES.has(kind) && kind !== 'social' && kind !== 'sign_up'),
    ...checkPageRule(rule, path),
    ...dates(path, rule),
    ...unknownTiers(`${path}.tierIds`, rule.tierIds, tiers),
  ]
}

/** What only the shopper’s browser says needs a kind that allows it, a limit, and few points. */
function checkPageRule(rule: EarnRule, path: string): Fault[] {
  const { kind, limit } = rule
  return [
    ...when(
      rule.fromPage === true && !FROM_PAGE.has(kind),
      `${path}.fromPage`,
      'field_not_of_this_kind',
      `What a page tells is no proof of a ${kind}: only visit, social and custom may come from it.`,
    ),
    ...when(
      kind === 'social' && !rule.channel,
      `${path}.channel`,
      'value_missing',
      'Name the channel, as instagram.',
    ),
    ...when(
      kind === 'visit' && !rule.fromPage,
      `${path}.fromPage`,
      'unreachable',
      'Only the page knows of visits: set fromPage.',
    ),
    ...when(
      kind === 'custom' && rule.fromPage === true && !limit,
      `${path}.limit`,
      'value_missing',
      'What the page may tell needs a limit.',
    ),
    ...when(
      rule.fromPage === true && rule.points > MOST_FROM_PAGE,
      `${path}.points`,
      'earns_too_much',
      `What the page tells may earn ${MOST_FROM_PAGE} points at most.`,
    ),
  ]
}

/** Visits are counted once a day, birthdays paid once a year: a second rule would be about the same. */
function checkSingles(rules: readonly EarnRule[]): Fault[] {
  const seen = new Set<string>()
  return rules.flatMap(({ kind, channel }, index) => {
    const name = kind === 'social' ? `social ${channel}` : kind
    const isSingle =
      kind === 'visit' || kind === 'birthday' || kind === 'sign_up' || kind === 'social'
    const isSecond = isSingle && seen.has(name)
    seen.add(name)
    return when(
      isSecond,
      `earnRules.${index}.kind`,
      'duplicate_id',
      `There is a rule for ${name} already.`,
    )
  })
}

function checkMultipliers({ multipliers = [] }: ProgramRules): Fault[] {
  return [
    ...duplicates('multipliers', multipliers),
    ...multipliers.flatMap((multiplier, index) => [
      ...range(`multipliers.${index}.percent`, multiplier.percent, { ...RATE, min: 101 }),
      ...dates(`multipliers.${index}`, multiplier),
    ]),
  ]
}

function checkExpiry({ expiry, holdDays }: ProgramRules): Fault[] {
  if (!expiry || expiry.mode === 'none') return []
  const months = expiry.mode === 'fixed' ? (expiry.every === 'month' ? 1 : 12) : expiry.months
  const path = expiry.mode === 'fixed' ? 'expiry.every' : 'expiry.months'
  const isTooShort = months * 28 <= holdDays
  return [
    ...range(path, months, { min: 1, max: 120 }),
    ...(isTooShort
      ? [
          fault(
            path,
            'expires_before_release',
            `Points wait ${holdDays} days before they can be spent.`,
          ),
        ]
      : []),
  ]
}
