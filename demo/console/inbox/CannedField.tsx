/** A text field with prepared replies after a slash; Ctrl + Enter sends. */
import type { ClipboardEventHandler, JSX } from 'preact'
import { useId, useRef } from 'preact/hooks'
import type { CannedReply } from '../../../widgets/chat/contract.ts'
import { t } from '../texts.ts'
import { fillCanned, type Names, type Slash } from './canned.ts'
import { useCanned, type CannedList } from './use-canned.ts'

interface FieldProps {
  readonly label: string
  readonly text: string
  /** Characters. */
  readonly most: number
  readonly replies: readonly CannedReply[]
  readonly names: Names
  onText(text: string): void
  onSend(): void
  readonly onPaste?: ClipboardEventHandler<HTMLTextAreaElement>
}

export function CannedField(props: FieldProps): JSX.Element {
  const { label, text, most, replies, names, onText, onSend, onPaste } = props
  const ref = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const canned = useCanned(replies, (reply, slash) => {
    const field = ref.current
    if (field) onText(insert(field, fillCanned(reply.text, names), slash))
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter that ends a word in Japanese is none of ours.
    if (event.isComposing) return
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (isSend) onSend()
    if (isSend || canned.onKey(event)) event.preventDefault()
  }
  return (
    <div class="composer-field">
      <CannedOptions canned={canned} listId={listId} />
      <textarea
        ref={ref}
        aria-label={label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={canned.offered.length > 0 ? listId : undefined}
        aria-activedescendant={canned.offered.length > 0 ? `${listId}-${canned.marked}` : undefined}
        rows={3}
        maxLength={most}
        dir="auto"
        value={text}
        onInput={({ currentTarget }) => {
          onText(currentTarget.value)
          canned.look(currentTarget)
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </div>
  )
}

interface OptionsProps {
  readonly canned: CannedList
  readonly listId: string
}

function CannedOptions({ canned, listId }: OptionsProps): JSX.Element | null {
  if (canned.offered.length === 0) return null
  return (
    <ul class="plain canned card" id={listId} role="listbox" aria-label={t('composer.replies')}>
      {canned.offered.map((reply: CannedReply, index) => (
        <li
          key={reply.id}
          id={`${listId}-${index}`}
          role="option"
          aria-selected={index === canned.marked}
          // The field keeps the focus: one goes on typing.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => canned.pick(reply)}
        >
          <b>/{reply.shortcut}</b> <span>{reply.text}</span>
        </li>
      ))}
    </ul>
  )
}

/** Puts the reply in place of the slash and what stands after it, with the cursor behind; returns the whole text. */
function insert(field: HTMLTextAreaElement, reply: string, { from, to }: Slash): string {
  field.setRangeText(reply, from, to, 'end')
  field.focus()
  return field.value
}
