/** What becomes of events that a server refuses. Loaded with the first refusal, which most pages never see. */
import type { Database } from '../database.ts'
import { RegularsError } from '../errors.ts'
import type { DeadLetters } from './dead-letters.ts'
import type { Pauses } from './pauses.ts'
import type { QueuedEvent } from './queued-event.ts'
import type { Answer } from './sender.ts'
import type { Action } from './verdict.ts'

export type Refusal = Exclude<Action, 'settle' | 'retry'>

export interface RefusalParts {
  readonly url: string
  readonly pauses: Pauses
  readonly deadLetters: DeadLetters
  /** Tries these by themselves; resolves with whether to go on. */
  deliver(events: readonly QueuedEvent[], isOver: () => boolean): Promise<boolean>
  /** No batch of more bytes for a while. */
  shrink(maxBytes: number): void
  /** Nothing more before the next page. */
  refuse(): void
  purge(): Promise<void>
  onError?: ((error: unknown) => void) | undefined
}

export interface Refused {
  readonly events: readonly QueuedEvent[]
  readonly answer: Answer
  isOver(): boolean
}

/** Resolves with whether to go on. */
export async function bearRefusal(
  action: Refusal,
  refused: Refused,
  parts: RefusalParts,
): Promise<boolean> {
  if (action === 'split') return split(refused, parts)
  const { url, pauses, refuse, purge, onError } = parts
  if (action === 'pause') refuse()
  if (action === 'hold') await pauses.keep('hold')
  if (action === 'stop') {
    await pauses.keep('stopped')
    await purge()
  }
  onError?.(new RegularsError('refused', url, String(refused.answer.status)))
  return false
}

/** Halved until the bad one stands alone. */
async function split(
  { events, answer: { status }, isOver }: Refused,
  { deadLetters, deliver, shrink }: RefusalParts,
): Promise<boolean> {
  const middle = Math.ceil(events.length / 2)
  const first = events.slice(0, middle)
  if (events.length > 1) {
    if (status === 413) shrink(first.reduce((sum, { bytes }) => sum + bytes, 0))
    return (await deliver(first, isOver)) && deliver(events.slice(middle), isOver)
  }
  for (const only of first) await deadLetters.bury(only, status === 413 ? 'too_large' : 'rejected')
  return true
}

const MAX_LETTERS = 500

export async function keepLetter(
  dead: Database,
  { id, purpose, json }: QueuedEvent,
  { reason, at }: { readonly reason: string; readonly at: number },
): Promise<void> {
  await dead.setMany([[id, { reason, at, purpose, json }]])
  const excess = (await dead.count()) - MAX_LETTERS
  if (excess > 0) await dead.deleteMany((await dead.list(excess)).map(([key]) => key))
}
