/** Of a long thread its newest part is drawn, and more of it for who reads up: a slow phone lays out fifteen messages at once, and two hundred not. */
import { useRef, useState } from 'preact/hooks'
import type { ThreadMessage } from '../model/chat-model.ts'

/** As many as fill most screens; where they do not, more are drawn in the next frame. */
const AT_FIRST = 15
const MORE = 20

export interface Window {
  readonly drawn: readonly ThreadMessage[]
  /** There are more in memory. */
  readonly hasMore: boolean
  grow(): void
  /** From now on this message and all after it are drawn; `undefined`: the newest alone. */
  from(cid: string | undefined): void
}

/** `wanted`: what must be among those that are drawn first, by `cid`; the oldest of them counts. */
export function useWindow(
  messages: readonly ThreadMessage[],
  wanted: () => readonly (string | undefined)[],
): Window {
  const [first, setFirst] = useState<string>()
  const isBegun = useRef(false)
  const begun = useRef<string | undefined>(undefined)
  if (!isBegun.current && messages.length > 0) {
    isBegun.current = true
    const cids = wanted()
    begun.current = messages.find(({ cid }) => cids.includes(cid))?.cid
  }

  const newest = Math.max(0, messages.length - AT_FIRST)
  const at = messages.findIndex(({ cid }) => cid === (first ?? begun.current))
  // The first one that is wanted may be among the newest; one that was asked for by reading up is not.
  const start = at < 0 ? newest : first === undefined ? Math.min(at, newest) : at
  return {
    drawn: start === 0 ? messages : messages.slice(start),
    hasMore: start > 0,
    grow: () => setFirst(messages[Math.max(0, start - MORE)]?.cid),
    from(cid) {
      begun.current = undefined
      setFirst(cid)
    },
  }
}
