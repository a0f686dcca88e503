/** The text of a field, kept over page loads, soft navigations and a closed panel until it is sent. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { keepDraft, onForgetTab, recall, writeDrafts } from './tab-memory.ts'

/**
 * `key` is unique in all widgets: begin it with the widget's name. Setting `''` forgets the draft.
 * @example const [text, setText] = useDraft('chat.composer')
 */
export function useDraft(key: string): readonly [text: string, setText: (text: string) => void] {
  const [text, setText] = useDraftSignal(key)
  return [text.value, setText]
}

/** The same, for a part of which little follows from the text: a key draws anew only what reads the signal. */
export function useDraftSignal(
  key: string,
): readonly [text: ReadonlySignal<string>, setText: (text: string) => void] {
  const [text] = useState(() => signal(recall().drafts?.[key] ?? ''))

  useEffect(() => onForgetTab(() => void (text.value = '')), [])
  // Before what comes in its place is drawn; a passive one would run after that.
  useLayoutEffect(() => writeDrafts, [])

  const keep = useCallback(
    (next: string) => {
      text.value = next
      keepDraft(key, next)
    },
    [key],
  )
  return [text, keep]
}
