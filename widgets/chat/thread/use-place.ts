/** The place in a thread one has read up to, kept over page loads and a closed panel. */
import { useEffect } from 'preact/hooks'
import { recall, remember } from '../../../src/ui/tab-memory.ts'
import type { Thread } from '../model/chat-model.ts'
import type { ScrollKeeper } from './scroll-keeper.ts'

/** `seq` of the topmost message in sight, and as a fraction which part of it is above. */
export function recallPlace(thread: Thread): number | undefined {
  return recall().scroll?.[keyOf(thread)]
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
