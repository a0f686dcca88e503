/** What an experiment found, in sentences: how sure one may be comes before how much it would be. */
import type { ArmResult, ExperimentResults } from '../../../src/contract/campaign/console.ts'
import { number, percent, t } from '../texts.ts'

type Interval = NonNullable<ArmResult['lift']>['revenue']

/** “between −2 % and +9 %, not decided”. */
export function intervalWords({ low, high }: Interval): string {
  if (low === null || high === null) return t('results.no-interval')
  const between = t('results.between', { low: signed(low), high: signed(high) })
  if (low > 0) return t('results.better', { between })
  if (high < 0) return t('results.worse', { between })
  return t('results.undecided', { between })
}

function signed(ratio: number): string {
  const sign = ratio > 0 ? '+' : ratio < 0 ? '−' : ''
  return `${sign}${percent(Math.abs(ratio))}`
}

/** The first sentence of the page. */
export function verdictWords({ verdict, winner, daysToGo }: ExperimentResults): string {
  switch (verdict) {
    case 'invalid':
      return t('results.verdict.invalid')
    case 'winner':
      return t('results.verdict.winner', { arm: winner ?? '' })
    case 'undecided':
      return `${t('results.verdict.undecided')} ${waitWords(daysToGo)}`
    case 'too_early':
      return `${t('results.verdict.too_early')} ${waitWords(daysToGo)}`
  }
}

function waitWords(daysToGo: number | null): string {
  if (daysToGo === null) return t('results.nobody-comes')
  const days = Math.ceil(daysToGo)
  if (days <= 0) return t('results.any-day')
  return days > 365
    ? t('results.too-long', { days: number(days) })
    : t('results.days-to-go', { count: days })
}
