/** What comes of answering beside the answers: counted, remembered, and known to campaigns. */
import { signal } from '@preact/signals-core'
import { recall } from '../../../src/ui/tab-memory.ts'
import type { Step } from '../contract/steps.ts'
import type { FeedbackContext } from './create-feedback-model.ts'
import type { KeptRecords } from './kept-records.ts'
import { rememberPlace } from './place.ts'
import { isFinished, outgoing, type SittingRecord } from './record.ts'
import type { Telling } from './telling.ts'

export interface Progress {
  answered(record: SittingRecord, step: Step): void
  /** The shopper has turned away from it, on this page. */
  left(record: SittingRecord): void
  forget(): void
  stop(): void
}

export interface ProgressOptions {
  readonly context: Pick<FeedbackContext, 'know' | 'setBusy' | 'report'>
  readonly kept: KeptRecords
  readonly telling: Telling
  /** It was begun, or finished. */
  remember(surveyId: string): void
}

/** Where the tab remembers whose score was told while the page was left: nothing can be kept elsewhere then. */
const TOLD = 'feedback.told'

export function createProgress({ context, kept, telling, remember }: ProgressOptions): Progress {
  /** Half-way, and answered on this page. */
  const touched = signal<ReadonlySet<string>>(new Set())

  function touch(id: string, isHalfway: boolean): void {
    const next = new Set(touched.peek())
    if (isHalfway) next.add(id)
    else next.delete(id)
    touched.value = next
    context.setBusy(next.size > 0)
  }

  function tell(record: SittingRecord, isOver: boolean): void {
    const { submissionId, told } = record
    if (told === 'all' || (told && !isOver)) return
    if (isOver) telling.completed(record)
    const isTold = told || recall().places?.[TOLD] === submissionId || telling.score(record)
    if (!isOver && !isTold) return
    void kept.change(submissionId, (one) => ({ ...one, told: isOver ? 'all' : 'score' }))
  }

  function know(record: SittingRecord): void {
    const nps = record.survey.steps.find(({ kind }) => kind === 'nps')
    const score = nps && outgoing(record).answers[nps.id]
    context.know({
      'feedback.lastSurveyAt': record.at,
      ...(typeof score === 'number' && { 'feedback.lastNps': score }),
    })
  }

  /** No IndexedDB from here: the next page would hang in WebKit. */
  function onLeave(): void {
    for (const id of touched.peek()) {
      const record = kept.find(id)
      if (!record) continue
      telling.abandoned(record)
      const isTold = record.told || recall().places?.[TOLD] === id
      if (!isTold && telling.score(record)) rememberPlace(TOLD, id)
    }
    // A page that comes back from the bfcache has been left once.
    touched.value = new Set()
  }

  // Before the page’s last events leave.
  addEventListener('pagehide', onLeave, true)

  return {
    answered(record, step) {
      const isOver = isFinished(record)
      touch(record.submissionId, !isOver)
      telling.answered(record, step)
      if (record.rev === 1 || isOver) remember(record.survey.id)
      if (!isOver) return
      tell(record, true)
      know(record)
    },
    left(record) {
      touch(record.submissionId, false)
      if (record.rev > 0) tell(record, isFinished(record))
    },
    forget() {
      touched.value = new Set()
      context.setBusy(false)
    },
    stop: () => removeEventListener('pagehide', onLeave, true),
  }
}
