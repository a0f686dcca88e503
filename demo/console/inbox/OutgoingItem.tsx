/** An answer or a note that is not at the server yet, and what can be done about it. */
import type { JSX } from 'preact'
import { t } from '../texts.ts'
import type { Outgoing } from './answers.ts'
import { Bubble } from './Bubble.tsx'
import type { InboxModel } from './model.ts'
import { whyText } from './words.ts'

interface OutgoingProps {
  readonly model: InboxModel
  readonly outgoing: Outgoing
}

export function OutgoingItem({ model, outgoing }: OutgoingProps): JSX.Element {
  const { status, text, attachments, isNote } = outgoing
  return (
    <li class={isNote ? 'inbox-note' : 'inbox-message ours'} data-status={status}>
      <p class="inbox-author">{isNote && <b>{t('message.note')}</b>}</p>
      <div class={isNote ? '' : 'bubble'}>
        <Bubble text={text} attachments={attachments} />
      </div>
      <State model={model} outgoing={outgoing} />
    </li>
  )
}

function State({ model, outgoing }: OutgoingProps): JSX.Element {
  const { status, code = '', cid } = outgoing
  if (status === 'sending') return <p class="inbox-delivery">{t('message.sending')}</p>
  return (
    <>
      <p class="trouble inbox-delivery" role="alert">
        {status === 'waiting' ? t('message.waiting') : t('message.refused', { why: whyText(code) })}
      </p>
      <div class="inbox-actions">
        <button class="link" onClick={() => model.answers.retry(cid)}>
          {t('message.try-again')}
        </button>
        {/* What only waits may be at the server already: written anew, the shopper would read it twice. */}
        {status === 'refused' && (
          <button class="link" onClick={() => takeBack({ model, outgoing })}>
            {t('message.take-back')}
          </button>
        )}
      </div>
    </>
  )
}

/** In front of what is being written now. */
function takeBack({ model, outgoing }: OutgoingProps): void {
  const taken = model.answers.takeBack(outgoing.cid)
  if (!taken) return
  const { conversationId, text, attachments, isNote, replyTo } = taken
  const draft = model.drafts.of(conversationId)
  model.drafts.change(conversationId, {
    text: [text, draft.text].filter(Boolean).join('\n'),
    attachments: [...attachments, ...draft.attachments],
    isNote,
    replyTo,
  })
}
