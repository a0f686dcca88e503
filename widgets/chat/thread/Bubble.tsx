/** What a message says: what it answers, its text, its files; and the way to answer it. */
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { Icon } from '../../../src/ui/Icon.tsx'
import { Files } from './Files.tsx'
import { RichText } from './RichText.tsx'
import type { MessageProps } from './thread-props.ts'
import { nameOf } from './words.ts'

const ARROW_BACK = 'M10 7l-5 5 5 5M5 12h9a5 5 0 0 1 5 5v1'
/** UTF-16 units: more is folded, for nobody reads it in a bubble, and to lay it out takes its time. */
const FOLDED_FROM = 3000

export interface BubbleProps extends MessageProps {
  readonly isStop: boolean
}

export function Bubble({ stage, message, isStop }: BubbleProps): JSX.Element {
  const { t, model, composer } = stage
  const { cid, isDeleted, isEdited, seq } = message
  const canReply = model.can.replies && seq !== undefined && !isDeleted
  return (
    <div class="chat-line">
      <div id={`${cid}-said`} class={isDeleted ? 'chat-bubble chat-deleted' : 'chat-bubble'}>
        {isDeleted ? (
          <p>{t('deleted')}</p>
        ) : (
          <>
            <Quote stage={stage} message={message} isStop={isStop} />
            {message.text && <Text stage={stage} message={message} isStop={isStop} />}
            <Files stage={stage} message={message} isStop={isStop} />
            {isEdited && <p class="chat-edited">{t('edited')}</p>}
          </>
        )}
      </div>
      {canReply && (
        <button
          type="button"
          class="chat-reply"
          tabIndex={isStop ? 0 : -1}
          aria-label={t('reply')}
          onClick={() => composer.replyTo(message)}
        >
          <Icon path={ARROW_BACK} isDirected />
        </button>
      )}
    </div>
  )
}

function Text({ stage, message, isStop }: BubbleProps): JSX.Element {
  const { text } = message
  const [isWhole, setWhole] = useState(text.length <= FOLDED_FROM)
  return (
    <>
      <p class="chat-text" dir="auto">
        <RichText text={isWhole ? text : `${text.slice(0, FOLDED_FROM)}…`} isStop={isStop} />
      </p>
      {!isWhole && (
        <button
          type="button"
          class="chat-link"
          tabIndex={isStop ? 0 : -1}
          onClick={() => setWhole(true)}
        >
          {stage.t('wholeText')}
        </button>
      )}
    </>
  )
}

/** What is answered; leads there. */
function Quote({ stage, message, isStop }: BubbleProps): JSX.Element | null {
  const { t } = stage
  const quoted = message.replyTo
  if (!quoted) return null
  const name = nameOf(quoted.author, t)
  return (
    <button
      type="button"
      class="chat-quote"
      tabIndex={isStop ? 0 : -1}
      aria-label={t('goToQuoted', { name, text: quoted.text })}
      onClick={() => stage.goTo(quoted.cid)}
    >
      <bdi>{name}</bdi>
      <span dir="auto">{quoted.text}</span>
    </button>
  )
}
