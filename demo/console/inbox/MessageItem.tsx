/** One message the server has: of the shopper, of the shop, or of what happened. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ChatMessage } from '../../../widgets/chat/contract.ts'
import { t, time } from '../texts.ts'
import { Bubble } from './Bubble.tsx'
import { EditForm } from './EditForm.tsx'
import type { OpenProps } from './HandleBar.tsx'
import { MessageActions } from './MessageActions.tsx'
import { authorText, nameOf, systemText } from './words.ts'

export interface MessageProps extends OpenProps {
  readonly message: ChatMessage
}

export function MessageItem(props: MessageProps): JSX.Element {
  const [isEditing, setEditing] = useState(false)
  const { message, open, model } = props
  const { author, text, attachments, replyTo, deleted } = message
  if (author.kind === 'system')
    return (
      <li class="inbox-day">
        {systemText(message)} · {time(message.at)}
      </li>
    )
  const side = author.kind === 'shopper' ? 'theirs' : 'ours'
  return (
    <li class={`inbox-message ${side}`} id={`message-${message.cid}`}>
      <p class="inbox-author">
        <b dir="auto">{authorText(message, nameOf(open.row, open.row.reference))}</b>{' '}
        <time dateTime={message.at}>{time(message.at)}</time>
        {message.editedAt && !deleted && ` · ${t('message.edited')}`}
      </p>
      {isEditing ? (
        <EditForm model={model} message={message} onDone={() => setEditing(false)} />
      ) : (
        <div class="bubble">
          {replyTo && <Quote {...props} />}
          {deleted ? (
            <p class="bubble-deleted">{t('message.deleted')}</p>
          ) : (
            <Bubble text={text} attachments={attachments} />
          )}
        </div>
      )}
      {side === 'ours' && <Delivery {...props} />}
      {!deleted && !isEditing && <MessageActions {...props} onEdit={() => setEditing(true)} />}
    </li>
  )
}

/** What it answers, as far as that is shown. */
function Quote({ message, open }: MessageProps): JSX.Element | null {
  const quoted = open.messages.find(({ cid }) => cid === message.replyTo)
  if (!quoted) return null
  return (
    <blockquote class="bubble-quote" dir="auto">
      {quoted.deleted ? t('message.deleted') : quoted.text || t('message.attachment')}
    </blockquote>
  )
}

/** Below the last one the shopper has read, and below the last one of all. */
function Delivery({ message, open }: MessageProps): JSX.Element | null {
  const { readSeq } = open.conversation
  const ours = open.messages.filter(({ author }) => author.kind === 'agent')
  const isRead = message.seq <= readSeq
  const last = isRead ? ours.findLast(({ seq }) => seq <= readSeq) : ours.at(-1)
  if (last?.cid !== message.cid) return null
  return <p class="inbox-delivery">{t(isRead ? 'message.read' : 'message.sent')}</p>
}
