/** The words the arbiter and the host speak with each other. */
import type { Level, Proposal } from '../widget.ts'
import type { Kept } from './memory.ts'

/** A proposal and whose it is. */
export interface Asked extends Proposal {
  readonly widget: string
}

/** What stands in the way for now, and ends by itself or by the shopper. */
export type Obstacle =
  /** The page is about paying. */
  | 'checkout'
  /** The page shows the cart: who came for something, or is about to leave, may still be spoken to. */
  | 'cart'
  /** A consent banner can be seen. */
  | 'banner'
  /** A dialog, popover or modal of the page is open. */
  | 'dialog'
  /** Our own panel, a chat included. */
  | 'panel'
  /** Nobody can see the page: a tab in the background, a page rendered ahead. */
  | 'hidden'
  | 'survey'
  /** The shopper types, or has typed something that is not sent. */
  | 'draft'

export interface Situation {
  /** How long the shopper could see this page, ms; it stands while the page is hidden. */
  readonly visibleMs: number
  readonly obstacles: readonly Obstacle[]
  /** A complaint of the shopper waits for an answer. */
  readonly hasComplaint?: boolean
  /** `ephemeral`: what is remembered dies with the page, so we are gentle. */
  readonly storage: 'persistent' | 'ephemeral'
  /** Where the shopper agreed to have visits counted; without it the last day counts as one. */
  readonly visitStartedAt?: number | undefined
}

/** One who is being heard on this page. */
export interface Heard {
  readonly name: string
  readonly level: Level
}

export interface Memory extends Kept {
  readonly page: {
    /** How often this page view was interrupted. */
    readonly turns: number
    /** The sheet or dialog that is open. */
    readonly card?: Heard | undefined
    readonly bar?: Heard | undefined
  }
}

export type Reason =
  /** As loud as asked for. */
  | 'granted'
  /** The memory would not last, so nothing is louder than a sheet. */
  | 'ephemeral'
  /** The shopper said “never”, to this or to its category. */
  | 'never'
  /** Closed before, and its time has not come again. */
  | 'cool_down'
  /** A complaint is open: nothing is advertised until it is answered. */
  | 'complaint'
  /** The shopper has just done what it is for. */
  | 'done'
  /** This page view, or this visit, was interrupted often enough. */
  | 'page_quota'
  | 'visit_quota'
  | 'exit_quota'
  /** Another one is being heard. */
  | 'busy'
  /** The page has only just been seen. */
  | 'loading'
  /** The shopper was interrupted a moment ago. */
  | 'gap'
  | Obstacle

export interface Answer {
  /** `say` at `level` now; `wait`, and ask again; `refuse`: not on this page. */
  readonly outcome: 'say' | 'wait' | 'refuse'
  readonly level?: Level
  readonly reason: Reason
  /** When the answer would be another, where that is known. With `refuse`, for people to read. */
  readonly retryAfterMs?: number
  /** What has to end first, of a `wait` without a time. */
  readonly until?: Obstacle | 'busy'
}

export interface Verdict extends Answer {
  readonly asked: Asked
}

export function nameOf({ widget, id }: Pick<Asked, 'widget' | 'id'>): string {
  return `${widget}/${id}`
}

/** What “never” is said to: the whole category where there is one. */
export function scopeOf(asked: Asked): string {
  return asked.category === undefined ? nameOf(asked) : `#${asked.category}`
}

export function isInterruptive(level: Level): boolean {
  return level === 'sheet' || level === 'modal'
}
