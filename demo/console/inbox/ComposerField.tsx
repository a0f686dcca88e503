/** The text field of an answer, with prepared replies after a slash. */
import type { JSX } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { TEXT_LIMIT, type CannedReply } from '../../../widgets/chat/contract.ts'
import { t } from '../texts.ts'
import { fillCanned, type Slash } from './canned.ts'
import type { OpenProps } from './HandleBar.tsx'
import { useCanned, type CannedList } from './use-canned.ts'

interface FieldProps extends OpenProps {
  onSend(): void
}

export function ComposerField({ model, open, onSend }: FieldProps): JSX.Element {
  const ref = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const { id } = open.conversation
  const draft = model.drafts.of(id)
  const names = { name: open.row.name, agent: model.list.inbox.value?.me.name ?? '' }
  const canned = useCanned(model.canned.value, (reply, slash) => {
    const field = ref.current
    if (field)
      model.drafts.change(id, { text: insert(field, fillCanned(reply.text, names), slash) })
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
        aria-label={t(draft.isNote ? 'composer.label.note' : 'composer.label.answer')}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={canned.offered.length > 0 ? listId : undefined}
        aria-activedescendant={canned.offered.length > 0 ? `${listId}-${canned.marked}` : undefined}
        rows={3}
        maxLength={TEXT_LIMIT}
        dir="auto"
        value={draft.text}
        onInput={({ currentTarget }) => {
          model.drafts.change(id, { text: currentTarget.value })
          canned.look(currentTarget)
          if (!draft.isNote) model.thread.type(currentTarget.value !== '')
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const files = [...(event.clipboardData?.files ?? [])]
          if (files.length === 0 || draft.isNote) return
          event.preventDefault()
          model.uploads.add(id, files)
        }}
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
