/** The list of prepared replies below a field: which are offered, which is marked, and the keys that choose. */
import { useState } from 'preact/hooks'
import type { CannedReply } from '../../../widgets/chat/contract.ts'
import { findSlash, matchCanned, type Slash } from './canned.ts'

export interface CannedList {
  readonly offered: readonly CannedReply[]
  readonly marked: number
  /** After what was typed, or where the cursor went. */
  look(field: HTMLTextAreaElement): void
  /** Whether the key was one for the list. */
  onKey(event: KeyboardEvent): boolean
  pick(reply: CannedReply): void
}

export function useCanned(
  replies: readonly CannedReply[],
  onPick: (reply: CannedReply, slash: Slash) => void,
): CannedList {
  const [slash, setSlash] = useState<Slash>()
  const [marked, setMarked] = useState(0)
  const offered = slash ? matchCanned(replies, slash.wanted) : []

  const pick = (reply: CannedReply): void => {
    if (slash) onPick(reply, slash)
    setSlash(undefined)
  }
  return {
    offered,
    marked: Math.min(marked, offered.length - 1),
    pick,
    look({ value, selectionStart }) {
      setSlash(findSlash(value, selectionStart))
      setMarked(0)
    },
    onKey({ key, ctrlKey, metaKey }) {
      const last = offered.length - 1
      if (last < 0 || ctrlKey || metaKey) return false
      const chosen = offered[Math.min(marked, last)]
      if ((key === 'Enter' || key === 'Tab') && chosen) pick(chosen)
      else if (key === 'Escape') setSlash(undefined)
      else if (key === 'ArrowDown') setMarked(marked >= last ? 0 : marked + 1)
      else if (key === 'ArrowUp') setMarked(marked <= 0 ? last : marked - 1)
      else return false
      return true
    },
  }
}
