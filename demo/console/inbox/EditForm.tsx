/** Another text for an answer that was sent. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { TEXT_LIMIT, type ChatMessage } from '../../../widgets/chat/contract.ts'
import { t } from '../texts.ts'
import { focusAtEnd } from './focus.ts'
import type { InboxModel } from './model.ts'

interface EditFormProps {
  readonly model: InboxModel
  readonly message: ChatMessage
  onDone(): void
}

export function EditForm({ model, message, onDone }: EditFormProps): JSX.Element {
  const [text, setText] = useState(message.text)
  const save = async (): Promise<void> => {
    if (!text.trim()) return
    await model.thread.change(message.cid, { text: text.trim() })
    // Not saved: the form stays, with what was written, and the reason stands above.
    if (!model.thread.trouble.value) onDone()
  }
  return (
    <form
      class="inbox-edit"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        if (event.key !== 'Escape') return
        event.preventDefault()
        onDone()
      }}
    >
      <textarea
        aria-label={t('message.new-text')}
        ref={focusAtEnd}
        rows={3}
        maxLength={TEXT_LIMIT}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="rules-buttons">
        <button class="primary">{t('message.save')}</button>
        <button type="button" class="quiet" onClick={onDone}>
          {t('message.cancel')}
        </button>
      </p>
    </form>
  )
}
