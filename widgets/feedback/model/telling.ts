/** What is counted of a survey, with consent: of an anonymous submission nothing that leads to it. */
import type { coreEvents } from '../../../src/contract/event.ts'
import type { Words } from '../../../src/contract/words.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import type { feedbackEvents } from '../contract/events.ts'
import type { AnswerValue, Step } from '../contract/steps.ts'
import { bucketOf, isScore } from '../contract/walk.ts'
import { isFinished, outgoing, type SittingRecord } from './record.ts'

export interface Telling {
  shown(record: SittingRecord): void
  answered(record: SittingRecord, step: Step): void
  completed(record: SittingRecord): void
  closed(record: SittingRecord, as: 'later' | 'dismissed' | 'never'): void
  abandoned(record: SittingRecord): void
  /** Its first score of a kind that means something to others; `false` if it has none. */
  score(record: SittingRecord): boolean
}

const MOST_LETTERS = 300

/** `withText`: what shoppers write goes along. */
export function createTelling(
  { track }: Pick<WidgetContext<typeof feedbackEvents>, 'track'>,
  withText: boolean,
): Telling {
  // Safe: an event of the core, which every page may track; the catalogue of this widget does not name it.
  const trackCore = track as unknown as WidgetContext<typeof coreEvents>['track']

  const given = (record: SittingRecord, step: Step, value: AnswerValue | undefined) => ({
    questionId: step.id,
    question: read(step.question, record),
    ...(value !== undefined && (typeof value !== 'string' || withText) && { value }),
    ...('options' in step &&
      Array.isArray(value) && {
        labels: step.options
          .filter(({ id }) => value.includes(id))
          .map(({ label }) => read(label, record)),
      }),
    ...(isScore(step) && typeof value === 'number' && { bucket: bucketOf(step, value) }),
  })

  const allGiven = (record: SittingRecord) => {
    const { answers } = outgoing(record)
    return record.survey.steps.flatMap((step) =>
      answers[step.id] === undefined ? [] : [given(record, step, answers[step.id])],
    )
  }

  const about = ({ survey, submissionId, locale }: SittingRecord) => ({
    surveyId: survey.id,
    surveyName: survey.name,
    surveyRevision: survey.revision,
    submissionId,
    locale,
  })

  const isNamed = ({ anonymousId, survey }: SittingRecord): boolean =>
    anonymousId === undefined && survey.anonymous !== 'always'

  return {
    shown(record) {
      if (isNamed(record)) track('feedback.shown', about(record))
    },
    answered(record, step) {
      const value = record.answers[step.id]
      if (!isNamed(record) || value === undefined) return
      const answers = allGiven(record)
      track('feedback.answer', { ...about(record), ...given(record, step, value), answers })
    },
    completed(record) {
      if (isNamed(record))
        track('feedback.completed', { ...about(record), answers: allGiven(record) })
    },
    closed(record, as) {
      if (isNamed(record))
        track('feedback.dismissed', { ...about(record), as, partly: record.rev > 0 })
    },
    abandoned(record) {
      if (isNamed(record) && !isFinished(record))
        track('feedback.abandoned', { ...about(record), answers: allGiven(record) })
    },
    score(record) {
      if (!isNamed(record)) return false
      const { answers } = outgoing(record)
      for (const { id, kind } of record.survey.steps) {
        const score = answers[id]
        if (typeof score !== 'number' || kind === 'rating') continue
        // Safe: of the kinds that are answered by a number only these are left.
        trackCore('score.given', { kind: kind as 'nps' | 'csat' | 'ces', score })
        return true
      }
      return false
    },
  }
}

function read(words: Words, { locale }: SittingRecord): string {
  return (words[locale] ?? '').slice(0, MOST_LETTERS)
}
