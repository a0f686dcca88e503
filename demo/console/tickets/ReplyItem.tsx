/** What was written and is not at the server yet, and what can be done about it. */
import type { JSX } from 'preact'
import { Bubble } from '../inbox/Bubble.tsx'
import { whyText } from '../inbox/words.ts'
import { t } from '../texts.ts'
import type { TicketsModel } from './model.ts'
import type { Reply } from './replies.ts'

interface ReplyProps {
  readonly model: TicketsModel
  readonly reply: Reply
}

export function ReplyItem({ model, reply }: ReplyProps): JSX.Element {
  const { status, text, isPublic, stage } = reply
  return (
    <li class={isPublic ? 'inbox-message ours' : 'inbox-note'} data-status={status}>
      <p class="inbox-author">
        {!isPublic && <b>{t('message.note')}</b>}
        {stage && t(`tickets.stage.${stage}`)}
      </p>
      <div class={isPublic ? 'bubble' : ''}>
        <Bubble text={text} attachments={[]} />
      </div>
      <State model={model} reply={reply} />
    </li>
  )
}

function State({ model, reply }: ReplyProps): JSX.Element {
  const { status, code = '', cid } = reply
  if (status === 'sending') return <p class="inbox-delivery">{t('message.sending')}</p>
  return (
    <>
      <p class="trouble inbox-delivery" role="alert">
        {status === 'waiting' ? t('message.waiting') : t('message.refused', { why: whyText(code) })}
      </p>
      <div class="inbox-actions">
        <button class="link" onClick={() => model.replies.retry(cid)}>
          {t('message.try-again')}
        </button>
        {/* What only waits may be at the server already: written anew, the shopper would read it twice. */}
        {status === 'refused' && (
          <button class="link" onClick={() => takeBack({ model, reply })}>
            {t('message.take-back')}
          </button>
        )}
      </div>
    </>
  )
}

/** In front of what is being written now. */
function takeBack({ model: { replies, drafts }, reply }: ReplyProps): void {
  const taken = replies.takeBack(reply.cid)
  if (!taken) return
  const { ticketId, text, isPublic, stage } = taken
  const draft = drafts.of(ticketId)
  drafts.change(ticketId, {
    text: [text, draft.text].filter(Boolean).join('\n\n'),
    isPublic,
    stage: draft.stage ?? stage,
  })
}
