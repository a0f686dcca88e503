/** A survey that is being answered: where the shopper stands, and the way on, back and over again. */
import { batch, computed, signal } from '@preact/signals-core'
import type { AnswerValue, Step } from '../contract/steps.ts'
import { findUnfit } from '../contract/walk.ts'
import type { FeedbackModel, Saving, Sitting } from './feedback-model.ts'
import type { KeptRecords } from './kept-records.ts'
import {
  countSteps,
  isFinished,
  isRefused,
  type SittingRecord,
  wayOf,
  withAnswer,
} from './record.ts'
import type { Sender } from './sender.ts'

export interface SittingOptions {
  readonly kept: KeptRecords
  readonly sender: Pick<Sender, 'sending' | 'flush' | 'back'>
  readonly tickets: FeedbackModel['tickets']
  createId(): string
  /** Shown at once, and before it is kept. */
  onAnswer(record: SittingRecord, step: Step): void
}

export function createSitting(first: SittingRecord, options: SittingOptions): Sitting {
  const { kept, sender, tickets, createId } = options
  const { submissionId, survey, locale } = first
  /** A step the shopper went to; `undefined`: as far as the answers carry. */
  const place = signal<string>()

  const record = computed(
    () => kept.all.value.find((one) => one.submissionId === submissionId) ?? first,
  )
  const way = computed(() => wayOf(record.value))
  const at = computed(() => {
    const { steps, ending } = way.value
    const index = steps.findIndex(({ id }) => id === place.value)
    return index >= 0 ? index : ending ? steps.length : steps.length - 1
  })
  const step = computed(() => way.value.steps[at.value])
  const isSent = computed(() => record.value.sentRev > 0 || sender.sending.value.has(submissionId))

  const saving = computed((): Saving => {
    const { rev, sentRev } = record.value
    if (rev === 0) return 'none'
    if (isRefused(record.value)) return 'refused'
    if (sentRev === rev) return 'saved'
    if (sender.sending.value.has(submissionId)) return 'sending'
    return kept.isKept.value ? 'kept' : 'unsaved'
  })

  async function answer(value: AnswerValue | undefined): Promise<void> {
    const current = step.peek()
    if (!current) return
    if (value === undefined ? current.required : findUnfit(current, value)) return
    const index = at.peek()
    const now = Date.now()
    let isKept = Promise.resolve()
    batch(() => {
      isKept = kept.change(submissionId, (one) => withAnswer(one, current, { value, now }))
      place.value = way.value.steps[index + 1]?.id
    })
    options.onAnswer(record.peek(), current)
    await isKept
    sender.flush()
  }

  return {
    submissionId,
    survey,
    locale,
    step,
    saving,
    answer,
    answers: computed(() => record.value.answers),
    ending: computed(() => (step.value ? undefined : way.value.ending)),
    progress: computed(() => {
      const of = Math.max(countSteps(record.value), way.value.steps.length)
      return { at: Math.min(at.value + 1, of), of }
    }),
    hasBack: computed(() => at.value > 0 && step.value !== undefined),
    refusal: computed(() => (isRefused(record.value) ? record.value.refused : undefined)),
    isAnonymous: computed(() => record.value.anonymousId !== undefined),
    mayBeAnonymous: computed(() => survey.anonymous === 'offered' && !isSent.value),
    editableUntil: computed(() =>
      isFinished(record.value) ? record.value.editableUntil : undefined,
    ),
    ticket: computed(() => tickets.value.find(({ id }) => id === record.value.ticketId)),

    setAnonymous(isAnonymous) {
      if (survey.anonymous !== 'offered' || isSent.peek()) return
      const anonymousId = isAnonymous ? createId() : undefined
      void kept.change(submissionId, (one) => ({ ...one, anonymousId }))
    },
    back() {
      if (at.peek() > 0) place.value = way.peek().steps[at.peek() - 1]?.id
    },
    edit() {
      place.value = way.peek().steps[0]?.id
    },
    retry() {
      void kept.change(submissionId, (one) => ({ ...one, refused: undefined })).then(sender.back)
    },
  }
}
