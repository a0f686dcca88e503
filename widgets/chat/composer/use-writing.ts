/** The text that is being written, and its way out: kept in this tab until the message itself is kept. */
import { computed, type ReadonlySignal } from '@preact/signals-core'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { useDraftSignal } from '../../../src/ui/use-draft.ts'
import { TEXT_LIMIT } from '../contract/limits.ts'
import type { NewMessage, Thread } from '../model/chat-model.ts'
import type { ComposerState } from './composer-state.ts'

export interface Writing {
  /** Read by the field alone: a key pressed in it draws nothing else. */
  readonly text: ReadonlySignal<string>
  set(text: string): void
  /** UTF-16 units that are still free; negative when there are too many. */
  readonly left: ReadonlySignal<number>
  send(): void
}

export interface WritingOptions {
  readonly thread: Thread
  readonly composer: ComposerState
  /** What goes along with the first message; `undefined` where a field of it is wrong. */
  extras(): Pick<NewMessage, 'contact' | 'context'> | undefined
  onFailed(error: unknown): void
}

export function useWriting({ thread, composer, extras, onFailed }: WritingOptions): Writing {
  const [text, set] = useDraftSignal(`chat.${thread.id}`)
  const left = useMemo(() => computed(() => TEXT_LIMIT - text.value.length), [text])
  const queue = useRef(Promise.resolve())
  useTakenBack(composer, (before) => set([before, text.peek()].filter(Boolean).join('\n')))

  const sendNow = async (): Promise<void> => {
    const sent = text.peek()
    const files = composer.files.value
    const isEmpty = sent.trim() === '' && files.length === 0
    if (isEmpty || sent.length > TEXT_LIMIT) return
    const more = extras()
    if (!more) return
    const replyTo = composer.reply.value?.cid
    await thread.send({ text: sent.trim(), files, ...(replyTo && { replyTo }), ...more })
    composer.clear()
    // What was typed while it was being kept belongs to the next message.
    const now = text.peek()
    set(now.startsWith(sent) ? now.slice(sent.length) : now)
    thread.type(false)
  }

  return {
    text,
    set(next) {
      set(next)
      thread.type(next !== '')
    },
    left,
    send: () => void (queue.current = queue.current.then(sendNow).catch(onFailed)),
  }
}

function useTakenBack(composer: ComposerState, onText: (text: string) => void): void {
  const message = composer.takenBack.value
  useEffect(() => {
    if (!message) return
    onText(message.text)
    composer.noteFilled()
  }, [message])
}
