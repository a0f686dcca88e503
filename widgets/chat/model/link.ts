/** Whether there is a connection, told truthfully: lost when it is, and back with the number of what was missed. */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core'
import type { Link } from './chat-model.ts'

export interface LinkState {
  readonly link: ReadonlySignal<Link>
  readonly caughtUp: ReadonlySignal<number>
  /** It was lost, and nothing has been read since: what was missed is not known yet. */
  isBehind(): boolean
  /** A reading ended, well or not. */
  noteReading(isRead: boolean): void
  /** What was sent had an answer, of whatever kind, or none. */
  noteAnswer(isAnswered: boolean): void
  /** What tells of changes is there, or gone. */
  noteTelling(isLive: boolean): void
  /** Network or page are back. */
  noteBack(): void
  /** So many answers came with the reading that ended the silence. */
  noteMissed(count: number): void
  forget(): void
  stop(): void
}

const SHOWN_MS = 8000

export function createLinkState(): LinkState {
  const isRead = signal<boolean>()
  const isTold = signal(true)
  /** Nobody has answered what was sent last. */
  const isUnanswered = signal(false)
  const caughtUp = signal(0)
  let isBehind = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const link = computed<Link>(() => {
    if (isUnanswered.value) return 'lost'
    if (isRead.value === undefined) return 'none'
    return isRead.value && isTold.value ? 'live' : 'lost'
  })

  function forget(): void {
    clearTimeout(timer)
    isBehind = false
    batch(() => {
      isRead.value = undefined
      isUnanswered.value = false
      caughtUp.value = 0
    })
  }

  return {
    link,
    caughtUp,
    isBehind: () => isBehind,
    noteReading(outcome) {
      isBehind = !outcome || !isTold.peek()
      batch(() => {
        isRead.value = outcome
        // Sent before: what was read since knows better.
        isUnanswered.value = false
      })
    },
    noteAnswer(isAnswered) {
      isUnanswered.value = !isAnswered
      isBehind ||= !isAnswered
    },
    noteTelling(isLive) {
      isBehind ||= !isLive
      batch(() => {
        isTold.value = isLive
        if (isLive) isUnanswered.value = false
      })
    },
    noteBack() {
      // Where there is something to read, the reading tells.
      if (isRead.peek() === undefined) isUnanswered.value = false
    },
    noteMissed(count) {
      clearTimeout(timer)
      caughtUp.value = count
      timer = setTimeout(() => (caughtUp.value = 0), SHOWN_MS)
    },
    forget,
    stop: forget,
  }
}
