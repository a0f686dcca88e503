/** What the shopper has asked without a person, kept in this tab: it goes along when one is needed. */
import { useDraft } from '../../../src/ui/use-draft.ts'
import { addBefore, type Before, readBefore } from '../model/before.ts'

export interface Notes {
  readonly before: Before
  /** Searches without result, answers that did not help, steps taken back. */
  readonly misses: number
  noteRead(asked: string, answered: string): void
  /** What was searched for in vain last; `''` for nothing. */
  readonly missed: string
  noteMiss(searched?: string): void
  clear(): void
}

/** From so many tries on, a person is what helps. */
export const MOST_MISSES = 3

export function useNotes(): Notes {
  const [kept, keep] = useDraft('chat.before')
  const [count, setCount] = useDraft('chat.misses')
  const [missed, setMissed] = useDraft('chat.missed')
  const before = readBefore(kept)
  const misses = Number(count) || 0

  return {
    before,
    misses,
    noteRead: (asked, answered) => keep(JSON.stringify(addBefore(before, asked, answered))),
    missed,
    noteMiss(searched) {
      setCount(String(misses + 1))
      if (searched) setMissed(searched)
    },
    clear() {
      keep('')
      setCount('')
      setMissed('')
    },
  }
}
