/** The text of a field, kept over page loads, soft navigations and a closed panel until it is sent. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { onForgetTab, recall, remember } from './tab-memory.ts'

/**
 * `key` is unique in all widgets: begin it with the widget's name. Setting `''` forgets the draft.
 * @example const [text, setText] = useDraft('chat.composer')
 */
export function useDraft(key: string): readonly [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(() => recall().drafts?.[key] ?? '')

  useEffect(() => onForgetTab(() => setText('')), [])

  const keep = useCallback(
    (next: string) => {
      setText(next)
      const { [key]: _before, ...others } = recall().drafts ?? {}
      remember({ drafts: next ? { ...others, [key]: next } : others })
    },
    [key],
  )
  return [text, keep]
}
