/** The place in a thread one has read up to, kept over page loads and a closed panel. */
import { useEffect } from 'preact/hooks'
import { recall, remember } from '../../../src/ui/tab-memory.ts'
import type { Thread } from '../model/chat-model.ts'
import type { ScrollKeeper } from './scroll-keeper.ts'

/** The message that was topmost in sight, if it is in memory, and which part of it was above. */
export function recallPlace(thread: Thread): readonly [cid: string, part: number] | undefined {
  // Kept as a number, as all places are: its `seq`, and the part as a fraction.
  const kept = recall().scroll?.[keyOf(thread)] ?? 0
  const message = thread.messages.value.find(({ seq }) => seq === Math.floor(kept))
  return message && [message.cid, kept % 1]
}

export function useKeptPlace(thread: Thread, keeper: () => ScrollKeeper | undefined): void {
  useEffect(() => {
    const keep = (): void => keepPlace(thread, keeper()?.place())
    addEventListener('pagehide', keep)
    return () => {
      removeEventListener('pagehide', keep)
      keep()
    }
  }, [thread])
}

function keepPlace(thread: Thread, place: ReturnType<ScrollKeeper['place']>): void {
  const key = keyOf(thread)
  const { [key]: before, ...others } = recall().scroll ?? {}
  const seq = thread.messages.value.find(({ cid }) => cid === place?.[0])?.seq
  if (seq !== undefined)
    remember({ scroll: { ...others, [key]: seq + Math.min(place![1], 0.999) } })
  else if (before !== undefined) remember({ scroll: others })
}

const keyOf = (thread: Thread): string => `chat.${thread.id}`
