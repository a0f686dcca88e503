/** Reply to a message; edit or delete it, if it is one’s own. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../texts.ts'
import type { MessageProps } from './MessageItem.tsx'

interface ActionsProps extends MessageProps {
  onEdit(): void
}

export function MessageActions({ model, open, message, onEdit }: ActionsProps): JSX.Element {
  const [isAsking, setAsking] = useState(false)
  const { author, cid, text } = message
  const isOwn = author.kind === 'agent' && author.name === model.list.desk.value?.me.name
  if (isAsking)
    return (
      <div class="inbox-actions" data-asking role="group" aria-label={t('message.delete-sure')}>
        <span>
          {t('message.delete-sure')} {t('message.delete-hint')}
        </span>
        <button class="link" onClick={() => void model.thread.change(cid, { deleted: true })}>
          {t('message.delete')}
        </button>
        <button class="link" onClick={() => setAsking(false)}>
          {t('message.cancel')}
        </button>
      </div>
    )
  const onReply = (): void => {
    model.drafts.change(open.conversation.id, { replyTo: cid, isNote: false })
    document.querySelector<HTMLElement>('.composer textarea')?.focus()
  }
  return (
    <div class="inbox-actions" role="group" aria-label={t('message.actions')}>
      <button class="link" onClick={onReply}>
        {t('message.reply')}
      </button>
      {isOwn && text && (
        <button class="link" onClick={onEdit}>
          {t('message.edit')}
        </button>
      )}
      {isOwn && (
        <button class="link" onClick={() => setAsking(true)}>
          {t('message.delete')}
        </button>
      )}
    </div>
  )
}
