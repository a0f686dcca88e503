/** Where the shopper writes: text, files, an answer to one message; sent by a button, or by Enter where there are keys for it. */
import { computed } from '@preact/signals-core'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { JSX, RefObject } from 'preact'
import { Icon } from '../../../src/ui/Icon.tsx'
import type { Stage } from '../thread/thread-props.ts'
import { nameOf, reasonOf } from '../thread/words.ts'
import { Attached, Tray } from './Attached.tsx'
import { useWriting, type Writing, type WritingOptions } from './use-writing.ts'

const CLIP =
  'M18.5 11.5l-6.9 6.9a4.2 4.2 0 0 1-6-6l7.4-7.3a2.8 2.8 0 0 1 4 4l-7.3 7.2a1.4 1.4 0 0 1-2-2l6.7-6.6'
const PLANE = 'M12 19V6M6 11.5L12 5.5l6 6'
const CROSS = 'M7 7l10 10M17 7L7 17'
/** From here on it is said how many characters are left. */
const COUNTED_FROM = 500
const IS_SIZED = globalThis.CSS?.supports?.('field-sizing', 'content')

export interface ComposerProps extends Pick<WritingOptions, 'extras'> {
  readonly stage: Omit<Stage, 'goTo'>
}

interface PartProps extends ComposerProps {
  readonly writing: Writing
  /** Of the words about what is written. */
  readonly noteId: string
}

export function Composer(props: ComposerProps): JSX.Element {
  const { stage } = props
  const { thread, composer, model, t } = stage
  const [refusal, setRefusal] = useState('')
  const [isAttaching, setAttaching] = useState(false)
  const noteId = useId()
  const writing = useWriting({
    ...props,
    thread,
    composer,
    onFailed: (error) => setRefusal(reasonOf({ code: String(Object(error).code) }, t)),
  })
  const part: PartProps = { ...props, writing, noteId }
  const onSend = (): void => {
    const left = writing.left.peek()
    setRefusal(left < 0 ? t('charactersOver', { count: -left }) : '')
    setAttaching(false)
    composer.focus()
    writing.send()
  }

  return (
    <form
      class="chat-composer"
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <Answering {...part} />
      <Attached stage={stage} />
      {refusal && (
        <p class="chat-refusal" role="alert">
          {refusal}
        </p>
      )}
      {isAttaching && <Tray stage={stage} onPicked={() => setAttaching(false)} />}
      <div class="chat-field">
        {model.can.files && (
          <button
            type="button"
            class="chat-round"
            aria-label={t('attach')}
            aria-expanded={isAttaching}
            onClick={() => setAttaching(!isAttaching)}
          >
            <Icon path={CLIP} />
          </button>
        )}
        <Field {...part} onSend={onSend} />
        <button type="submit" class="chat-round chat-send" aria-label={t('send')}>
          <Icon path={PLANE} />
        </button>
      </div>
      <Note {...part} />
    </form>
  )
}

function Field({ stage, writing, noteId, onSend }: PartProps & { onSend(): void }): JSX.Element {
  const { composer, thread, t } = stage
  const field = useRef<HTMLTextAreaElement>(null)
  const isCalled = composer.isCalled.value
  useEffect(() => {
    if (!isCalled) return
    field.current?.focus()
    composer.noteFocused()
  }, [isCalled])
  const text = writing.text.value
  useGrowth(field, text)

  const onKeyDown = (event: KeyboardEvent): void => {
    // What an input method offers is taken by Enter, and dropped by Escape; WebKit says so by the code 229 alone.
    if (event.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter' && sends(event)) {
      event.preventDefault()
      onSend()
    } else if (event.key === 'Escape' && composer.reply.value) {
      event.preventDefault()
      composer.replyTo(undefined)
    }
  }
  return (
    <textarea
      ref={field}
      rows={1}
      dir="auto"
      aria-label={t('message')}
      aria-describedby={noteId}
      placeholder={t('write')}
      value={text}
      onInput={({ currentTarget }) => writing.set(currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => thread.type(false)}
      onPaste={(event) => {
        const { files = [], types = [] } = event.clipboardData ?? {}
        // A text processor copies a picture of its text along with it.
        if (files.length === 0 || types.includes('text/plain')) return
        event.preventDefault()
        composer.addFiles([...files])
      }}
    />
  )
}

/** A keyboard on glass has no other key for a new line. */
function sends({ shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return true
  return !shiftKey && !altKey && !matchMedia('(pointer: coarse)').matches
}

/** As high as its text, up to what the style sheet allows; WebKit and Firefox need to be told. */
function useGrowth(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const { current } = field
    if (!current || IS_SIZED) return
    current.style.blockSize = 'auto'
    current.style.blockSize = `${current.scrollHeight}px`
  }, [text])
}

/** The message that is answered, and the way to answer none. */
function Answering({ stage }: PartProps): JSX.Element | null {
  const { composer, t } = stage
  const reply = composer.reply.value
  if (!reply) return null
  return (
    <div class="chat-answering">
      <p>
        <strong>{t('replyTo', { name: nameOf(reply.author, t) })}</strong>
        <span dir="auto">{reply.text}</span>
      </p>
      <button
        type="button"
        class="chat-round"
        aria-label={t('notReply')}
        onClick={() => composer.replyTo(undefined)}
      >
        <Icon path={CROSS} />
      </button>
    </div>
  )
}

function Note({ stage, writing, noteId }: PartProps): JSX.Element {
  const { thread, t } = stage
  // As far as it is said: a key pressed before that changes nothing here.
  const said = useMemo(() => computed(() => Math.min(writing.left.value, COUNTED_FROM)), [])
  const left = said.value
  const conversation = thread.conversation.value
  return (
    <p id={noteId} class={left < 0 ? 'chat-note chat-over' : 'chat-note'}>
      {left < 0 && t('charactersOver', { count: -left })}
      {left >= 0 && left < COUNTED_FROM && t('charactersLeft', { count: left })}
      {left >= COUNTED_FROM && conversation?.stage === 'resolved' && t('reopens')}
      {left >= COUNTED_FROM &&
        conversation?.stage === 'new' &&
        conversation.hasEmail &&
        t('byMail')}
    </p>
  )
}
