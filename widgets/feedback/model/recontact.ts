/** Whether a survey may ask this shopper now, by all that is remembered of them. Pure: clock and memory are handed in. */
import { bucketOf } from '../../../src/campaigns/experiment/bucket.ts'
import type { AskMemory } from '../contract/memory.ts'
import type { Survey, SurveyRules } from '../contract/survey.ts'

export interface AskSituation {
  /** ms since 1970. */
  readonly now: number
  /** Names the shopper for the sample: the same wherever they come. */
  readonly unit: string
  readonly hasOpenTicket: boolean
  /** What is remembered outlives the page. */
  readonly isLasting: boolean
}

export type WhyNot =
  | 'forgetful'
  | 'ticket'
  | 'never'
  | 'sample'
  | 'answered'
  | 'dismissed'
  | 'snoozed'
  | 'asked_often'
  | 'rest'
  | 'year'

/** `until` in ms since 1970; `Infinity`: until something else than time changes it. */
export interface NotNow {
  readonly why: WhyNot
  readonly until: number
}

const DAY_MS = 86_400_000
const YEAR_DAYS = 365

/** `undefined`: it may. Of several reasons the one that lasts longest. */
export function whyNotAsk(
  { id, sample, recontact }: Pick<Survey, 'id' | 'sample' | 'recontact'>,
  { restDays, mostPerYear }: SurveyRules,
  memory: AskMemory,
  { now, unit, hasOpenTicket, isLasting }: AskSituation,
): NotNow | undefined {
  const { afterAnswerDays, afterDismissDays, snoozeDays, mostAsks } = recontact
  const { later, dismissed, answered } = memory.closed[id] ?? {}
  const times = memory.asked.map(({ surveyId, at }) => ({ surveyId, at: Date.parse(at) }))
  const own = times.filter(({ surveyId }) => surveyId === id).map(({ at }) => at)
  const others = times.filter(({ surveyId }) => surveyId !== id).map(({ at }) => at)
  // Without an answer: what was asked before the last one does not count.
  const inVain = own.filter((at) => at > timeOf(answered))
  const lastAsk = Math.max(...own)
  // The year is over for the one with which there would be too many.
  const tooMany = times.map(({ at }) => at).sort((one, other) => other - one)[mostPerYear - 1]

  const reasons: readonly (readonly [WhyNot, number])[] = [
    ['forgetful', isLasting ? 0 : Infinity],
    ['ticket', hasOpenTicket ? Infinity : 0],
    ['never', memory.never ? Infinity : 0],
    ['sample', bucketOf(`survey:${id}`, unit) < sample ? 0 : Infinity],
    ['answered', after(timeOf(answered), afterAnswerDays)],
    ['dismissed', after(timeOf(dismissed), afterDismissDays)],
    ['snoozed', after(Math.max(timeOf(later), lastAsk), snoozeDays)],
    ['asked_often', inVain.length >= mostAsks ? after(lastAsk, afterDismissDays) : 0],
    ['rest', after(Math.max(...others), restDays)],
    ['year', after(tooMany ?? -Infinity, YEAR_DAYS)],
  ]
  const [why, until] = reasons.reduce((longest, one) => (one[1] > longest[1] ? one : longest))
  return until > now ? { why, until } : undefined
}

function timeOf(instant: string | undefined): number {
  return instant === undefined ? -Infinity : Date.parse(instant)
}

/** `null` days: not again. */
function after(at: number, days: number | null): number {
  if (at === -Infinity) return 0
  return days === null ? Infinity : at + days * DAY_MS
}
