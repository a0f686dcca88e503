/** The widget’s state and actions, as the views know them. */
import type { ReadonlySignal } from '@preact/signals-core'
import type { Doing } from '../../../src/model/doing.ts'
import type { WidgetModel } from '../../../src/widget.ts'
import type { AnswerValue, Answers, Step } from '../contract/steps.ts'
import type { Ending, Survey } from '../contract/survey.ts'
import type { Ticket } from '../contract/ticket.ts'

/** `kept`: on this device, on its way to the backend. `unsaved`: the browser keeps nothing; it dies with the page if it is not sent before. */
export type Saving = 'none' | 'sending' | 'kept' | 'unsaved' | 'saved' | 'refused'

/** A survey that is being answered, or was: one submission. */
export interface Sitting {
  readonly submissionId: string
  readonly survey: Survey
  /** The shopper’s language if the survey has it, else its first. */
  readonly locale: string
  /** Where the shopper stands; `undefined` at the ending. */
  readonly step: ReadonlySignal<Step | undefined>
  readonly ending: ReadonlySignal<Ending | undefined>
  /** `at` of `of`, counted on the way that the answers make; from 1. */
  readonly progress: ReadonlySignal<{ readonly at: number; readonly of: number }>
  readonly answers: ReadonlySignal<Answers>
  readonly hasBack: ReadonlySignal<boolean>
  readonly saving: ReadonlySignal<Saving>
  /** Of `refused`. */
  readonly refusal: ReadonlySignal<Pick<Doing, 'code' | 'params'> | undefined>
  /** Offered by the survey, and wanted; changes with `setAnonymous` until the first answer has left. */
  readonly isAnonymous: ReadonlySignal<boolean>
  readonly mayBeAnonymous: ReadonlySignal<boolean>
  /** Finished, and still to be changed until then, ms since 1970. */
  readonly editableUntil: ReadonlySignal<number | undefined>
  /** Made by a low score. */
  readonly ticket: ReadonlySignal<Ticket | undefined>
  setAnonymous(isAnonymous: boolean): void
  /** Keeps it, goes on, and sends it; `undefined` passes over a step that need not be answered. Resolves when it is kept. */
  answer(value: AnswerValue | undefined): Promise<void>
  back(): void
  /** From the ending to the first step, with the answers as they are. */
  edit(): void
  retry(): void
}

/** How a survey that asked by itself was closed; each is remembered as what it is. */
export type Closing = 'later' | 'dismissed' | 'never'

export interface FeedbackModel extends WidgetModel {
  /** `failed`: nobody has answered, and nothing is known from before. `stale`: what is known is from before. */
  readonly status: ReadonlySignal<'loading' | 'ready' | 'stale' | 'failed'>
  /** Open surveys of the moment `button`, for the section: those that may be answered now. */
  readonly always: ReadonlySignal<readonly Survey[]>
  /** Begun and not finished, or finished and still to be sent or changed; the newest first. */
  readonly sittings: ReadonlySignal<readonly Sitting[]>
  /** What the section shows instead of its first page: a survey, or a ticket. Remembered in this tab. */
  readonly current: ReadonlySignal<Sitting | Ticket | undefined>
  /** Begins it, or goes on where it was left; `undefined` for a survey that is not open. Shows it nowhere: an element of the page draws it itself. */
  begin(surveyId: string): Sitting | undefined
  /** The section shows it: `current`. */
  open(sitting: Sitting): void
  /** Of a survey that asks by itself, by the id of its proposal. */
  asking(proposal: string): Sitting | undefined
  /** The shopper closed it; what was answered stays. */
  closeAsking(proposal: string, as: Closing): void
  openTicket(ticketId: string): void
  leave(): void
  /** Opens the panel at this section, or at another; `false` where there is none. */
  openPanel(widget?: string): Promise<boolean>
  /** Whether another widget can be opened here. */
  has(widget: string): boolean
  /** The newest first. */
  readonly tickets: ReadonlySignal<readonly Ticket[]>
  /** Entries of the shop that were not seen, of all tickets. */
  readonly unseen: ReadonlySignal<number>
  /** What came just now to a ticket, for ears; replaced by what comes next. */
  readonly arrived: ReadonlySignal<Pick<Ticket, 'id' | 'reference' | 'entries'> | undefined>
  /** By the id of a ticket: of the note or the word that is on its way. */
  readonly doings: ReadonlySignal<ReadonlyMap<string, Doing>>
  /** Resolves with whether the backend has it; what is typed stays with the view until then. Sent again, it is the same note. */
  writeNote(ticketId: string, text: string): Promise<boolean>
  judge(ticketId: string, fixed: boolean, text?: string): Promise<boolean>
  /** Its entries are in sight. */
  see(ticket: Ticket): void
  /** An offer of the ending, issued now; resolves with its code, `undefined` where none is given. */
  takeOffer(sitting: Sitting): Promise<string | undefined>
  /** Tells the page that cancelling goes on, or that the shopper stays: `regulars:feedback-cancelled`, `regulars:feedback-kept`. */
  decide(sitting: Sitting, decision: 'cancelled' | 'kept'): void
  /** Somebody looks at the section, until the returned function is called. */
  show(): () => void
  refresh(): Promise<void>
}
