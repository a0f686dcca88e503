/** Surveys that ask by themselves: whether one may, what is drawn for it, and how it was closed. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import { recall } from '../../../src/ui/tab-memory.ts'
import type { Level, Occasion } from '../../../src/widget.ts'
import { noteAsk, type AskOutcome } from '../contract/surveys.ts'
import type { Survey, SurveyRules } from '../contract/survey.ts'
import type { KeptMemory } from './ask-memory.ts'
import { askOnce } from './ask-once.ts'
import type { FeedbackContext } from './create-feedback-model.ts'
import type { Closing } from './feedback-model.ts'
import { rememberPlace } from './place.ts'
import type { SittingRecord } from './record.ts'

export interface Asking {
  /** By proposal; the id of its submission. */
  readonly all: ReadonlySignal<ReadonlyMap<string, Asked>>
  /** Ids of surveys that wait as a dot, for the section to offer them. Follows in signals. */
  waiting(): ReadonlySet<string>
  prepare(occasion: Occasion, level: Level | 'inline'): Promise<boolean>
  /** It was answered, or closed. */
  close(proposal: string, as: Closing): void
  /** Something was answered: it is not asked any more, whatever becomes of it. */
  answered(surveyId: string): void
  /** One that waited as a dot is looked at now. */
  look(record: SittingRecord): void
  drop(proposal: string): void
  forget(): void
  /** In another language, or another look, it goes on where it was. */
  handOver(): void
}

export interface Asked {
  readonly submissionId: string
  readonly surveyId: string
  readonly level: Level | 'inline'
}

export interface FoundSurvey {
  readonly survey: Survey
  readonly rules: SurveyRules
}

export interface AskingOptions {
  readonly context: Pick<FeedbackContext, 'call' | 'store' | 'granted' | 'report'>
  readonly memory: KeptMemory
  /** ms since 1970. */
  now(): number
  /** Resolves with a survey that is open, when all is known that may speak against it. */
  find(surveyId: string): Promise<FoundSurvey | undefined>
  hasOpenTicket(): boolean
  /** A submission that is begun, or the one of before. */
  create(survey: Survey, submissionId?: string): SittingRecord
  record(submissionId: string): SittingRecord | undefined
  onShown(record: SittingRecord): void
  onClosed(record: SittingRecord, as: Closing): void
}

const PREFIX = 'survey.'
/** Asked in no card: a dot, and `inline` once the section has been looked at for it. */
const QUIET: readonly string[] = ['badge', 'inline']
/** Where the tab remembers what was asked as the model ended: a card that is drawn anew in another language is not asked a second time. */
const HANDED = 'feedback.asked'
const HANDING_MS = 10_000

export function createAsking(options: AskingOptions): Asking {
  const { context, memory } = options
  const all = signal<ReadonlyMap<string, Asked>>(new Map())

  function set(proposal: string, asked?: Asked): void {
    const next = new Map(all.peek())
    if (asked) next.set(proposal, asked)
    else next.delete(proposal)
    all.value = next
  }

  /** Only counted, and only with consent to counting. */
  function tell({ submissionId, survey, locale }: SittingRecord, outcome: AskOutcome): void {
    if (!context.granted().includes('analytics')) return
    const body = { surveyId: survey.id, revision: survey.revision, locale, outcome }
    // What was not heard is one less in a rate.
    context.call(noteAsk, { params: { submissionId }, body }).catch(() => undefined)
  }

  async function remember(surveyId: string, as: 'later' | 'dismissed' | 'answered'): Promise<void> {
    const at = new Date(options.now()).toISOString()
    await memory.change((known) => ({
      ...known,
      closed: { ...known.closed, [surveyId]: { ...known.closed[surveyId], [as]: at } },
    }))
    await memory.sync()
  }

  async function mayAsk(survey: Survey, rules: SurveyRules): Promise<boolean> {
    const situation = {
      now: options.now(),
      hasOpenTicket: options.hasOpenTicket(),
      isLasting: context.store.isLasting(),
    }
    return askOnce(survey, { memory, rules, situation })
  }

  /** The id of its submission. */
  function takeHanded(proposal: string): string | undefined {
    const [of, submissionId, at] = recall().places?.[HANDED]?.split(' ') ?? []
    if (of !== proposal) return undefined
    rememberPlace(HANDED, undefined)
    return options.now() - Number(at) < HANDING_MS ? submissionId : undefined
  }

  function show(record: SittingRecord): void {
    tell(record, 'shown')
    options.onShown(record)
  }

  return {
    all,

    waiting() {
      const quiet = [...all.value.values()].filter(({ level }) => QUIET.includes(level))
      return new Set(quiet.map(({ surveyId }) => surveyId))
    },

    async prepare({ campaign: { id } }, level) {
      const { survey, rules } = (await options.find(id.slice(PREFIX.length))) ?? {}
      const handed = takeHanded(id)
      if (!survey || !rules || !(handed || (await mayAsk(survey, rules)))) return false
      const record = options.create(survey, handed)
      set(id, { submissionId: record.submissionId, surveyId: survey.id, level })
      if (level !== 'badge' && !handed) show(record)
      return true
    },

    look(record) {
      for (const [proposal, asked] of all.peek())
        if (asked.submissionId === record.submissionId && asked.level === 'badge') {
          set(proposal, { ...asked, level: 'inline' })
          show(record)
        }
    },

    close(proposal, as) {
      const asked = all.peek().get(proposal)
      const record = asked && options.record(asked.submissionId)
      if (!record) return
      set(proposal)
      tell(record, as)
      options.onClosed(record, as)
      const change =
        as === 'never'
          ? memory.change((known) => ({ ...known, never: true })).then(memory.sync)
          : remember(asked.surveyId, as)
      change.catch(context.report)
    },

    answered(surveyId) {
      // One that waited as a dot has been found.
      for (const [proposal, asked] of all.peek())
        if (asked.surveyId === surveyId && asked.level === 'inline') set(proposal)
      remember(surveyId, 'answered').catch(context.report)
    },

    drop: (proposal) => set(proposal),
    forget: () => void (all.value = new Map()),

    handOver() {
      for (const [proposal, { submissionId }] of all.peek())
        rememberPlace(HANDED, `${proposal} ${submissionId} ${options.now()}`)
    },
  }
}
