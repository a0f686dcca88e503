/** What is known of surveys and complaints: by the widget that has to do with them, and of a member by the backend. */
import type { Fact, Facts } from '../campaigns/audience/facts.ts'
import type { ToldFacts } from '../told-of.ts'
import type { Customer } from './customers.ts'

export interface FeedbackSituation {
  readonly told: ToldFacts
  /** Undefined of a guest, and while the backend has not answered. */
  readonly customer: Pick<Customer, 'summary' | 'at'> | undefined
}

/** A complaint that either knows of is open. Of the rest the newer word counts, for an answer may be on its way still. */
export function readFeedbackFacts({ told, customer }: FeedbackSituation): Facts {
  const { summary, at = -Infinity } = customer ?? {}
  const facts = Object.fromEntries(Object.entries(told).map(([field, { is }]) => [field, is]))
  const newer = (field: string, ofBackend: Fact | undefined): Fact | undefined => {
    const isOlder = (told[field]?.at ?? -Infinity) < at
    return isOlder ? (ofBackend ?? facts[field]) : (facts[field] ?? ofBackend)
  }
  const none = summary && null
  return {
    ...facts,
    'feedback.openTicket':
      facts['feedback.openTicket'] === true ||
      (summary?.openTicket ?? facts['feedback.openTicket']),
    'feedback.due': newer('feedback.due', summary && (summary.dueSurveys ?? [])),
    'feedback.lastNps': newer('feedback.lastNps', summary?.lastNps) ?? none,
    'feedback.lastSurveyAt':
      later(facts['feedback.lastSurveyAt'], summary?.lastSurveyAt) ??
      facts['feedback.lastSurveyAt'] ??
      none,
  }
}

/** Of two times, each as RFC 3339 or ms; undefined where neither is one. */
function later(...times: readonly (Fact | undefined)[]): number | undefined {
  const known = times
    .map((time) => (typeof time === 'string' ? Date.parse(time) : time))
    .filter((time) => typeof time === 'number' && Number.isFinite(time))
  return known.length > 0 ? Math.max(...(known as number[])) : undefined
}
