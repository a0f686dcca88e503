/** Whether there is a connection, told truthfully: lost when it is, and back with the number of what was missed. */
import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import type { Link } from './chat-model.ts'

export interface LinkState {
  readonly link: ReadonlySignal<Link>
  readonly caughtUp: ReadonlySignal<number>
  /** A reading ended, well or not. */
  noteReading(isRead: boolean): void
  /** What tells of changes is there, or gone. */
  noteTelling(isLive: boolean): void
  /** So many answers came with the reading that ended the silence. */
  noteMissed(count: number): void
  forget(): void
  stop(): void
}

const SHOWN_MS = 8000

export function createLinkState(): LinkState {
  const isRead = signal<boolean>()
  const isTold = signal(true)
  const caughtUp = signal(0)
  let timer: ReturnType<typeof setTimeout> | undefined

  const link = computed<Link>(() => {
    if (isRead.value === undefined) return 'none'
    return isRead.value && isTold.value ? 'live' : 'lost'
  })

  function forget(): void {
    clearTimeout(timer)
    isRead.value = undefined
    caughtUp.value = 0
  }

  return {
    link,
    caughtUp,
    noteReading: (outcome) => void (isRead.value = outcome),
    noteTelling: (isLive) => void (isTold.value = isLive),
    noteMissed(count) {
      clearTimeout(timer)
      caughtUp.value = count
      timer = setTimeout(() => (caughtUp.value = 0), SHOWN_MS)
    },
    forget,
    stop: forget,
  }
}
