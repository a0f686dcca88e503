/** The rules of a programme as sentences a merchant can check against what they meant. */
import type { EarnRule, Program } from '../../../widgets/loyalty/contract.ts'
import { day, money, number, t } from '../texts.ts'
import { rewardInWords } from './reward-words.ts'
import { tiersInWords } from './tier-words.ts'

export interface Chapter {
  readonly title: string
  readonly sentences: readonly string[]
}

export function rulesInWords(program: Program): Chapter[] {
  const chapters = [
    { title: t('rules.earning'), sentences: earning(program) },
    {
      title: t('rules.rewards'),
      sentences: (program.rewards ?? []).map((reward) => rewardInWords(reward, program)),
    },
    { title: t('rules.tiers'), sentences: tiers(program) },
    { title: t('rules.expiry'), sentences: [expiry(program)] },
  ]
  return chapters.filter(({ sentences }) => sentences.length > 0)
}

function earning(program: Program): string[] {
  const { earn, currency, holdDays } = program
  const amount = money({ minor: earn.perMinor, currency })
  return [
    t('earn.rate', { count: earn.points, amount }),
    holdDays > 0 ? t('earn.hold', { count: holdDays }) : t('earn.at-once'),
    ...(program.earnRules ?? []).map((rule) => ruleInWords(rule, program)),
    ...(program.multipliers ?? []).map(({ name, percent, from, until }) =>
      t('earn.multiplier', {
        name,
        factor: number(percent / 100),
        from: day(from),
        until: day(until),
      }),
    ),
  ]
}

function ruleInWords(rule: EarnRule, program: Program): string {
  const { currency } = program
  const { name, points, limit, streakDays, minOrder, tierIds, fromPage } = rule
  const conditions = [
    streakDays !== undefined && t('earn.streak', { count: streakDays }),
    minOrder !== undefined && t('earn.min-order', { amount: money({ minor: minOrder, currency }) }),
    limit &&
      (limit.days === undefined
        ? t('earn.limit-ever', { count: limit.max })
        : t('earn.limit', { count: limit.max, days: number(limit.days) })),
    tierIds && tiersInWords(tierIds, program),
    fromPage && t('earn.from-page'),
  ].filter((condition) => typeof condition === 'string')
  return [t('earn.rule', { name, count: points }), ...conditions].join(' ')
}

function tiers(program: Program): string[] {
  const metric = program.tierRules?.metric ?? 'points'
  const window = program.tierRules?.window ?? 'rolling'
  if (program.tiers.length === 0) return []
  return [
    t(`tiers.${window}`, { metric: t(`tiers.by-${metric}`) }),
    ...program.tiers.map(({ name, threshold, earnRatePercent, benefits }) => {
      const factor = number(earnRatePercent / 100)
      const reach =
        metric === 'spend'
          ? money({ minor: threshold, currency: program.currency })
          : number(threshold)
      return [t('tiers.tier', { name, reach, factor }), ...(benefits ?? []).map(asSentence)].join(
        ' ',
      )
    }),
  ]
}

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

function expiry({ expiry: rule }: Program): string {
  if (!rule || rule.mode === 'none') return t('expiry.none')
  if (rule.mode === 'fixed') return t(`expiry.every-${rule.every}`)
  return t(`expiry.${rule.mode}`, { count: rule.months })
}
