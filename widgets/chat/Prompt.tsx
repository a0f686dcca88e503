/** The card of answers nobody has seen, and of an invitation to write: what was said, and the way to answer. */
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import type { PromptProps } from '../../src/widget.ts'
import type { ChatMessage } from './contract/message.ts'
import type { messages } from './messages.ts'
import type { ChatModel } from './model/chat-model.ts'
import { nameOf } from './thread/words.ts'
import { useChime } from './use-chime.ts'

/** More would be a conversation, not a card. */
const MOST_SHOWN = 3
/** Id of the proposal of unread answers; any other is a campaign’s. */
const ANSWER = 'answer'

type Props = PromptProps<ChatModel, (typeof messages)['en']>

export function Prompt(props: Props): JSX.Element | null {
  const { model, proposal } = props
  useChime(model, true)
  const isOver = proposal === ANSWER && model.unread.value.length === 0
  // Read in another tab, or deleted: there is nothing to answer any more.
  useEffect(() => {
    if (isOver) props.close('done')
  }, [isOver])
  if (isOver) return null
  return proposal === ANSWER ? <Answers {...props} /> : <Invitation {...props} />
}

function Answers(props: Props): JSX.Element {
  const { model, t, headingId } = props
  const unread = model.unread.value
  const last = unread.at(-1)
  return (
    <div class="chat-card">
      <h2 id={headingId}>{t('unreadAnswers', { count: unread.length })}</h2>
      <ul>
        {unread.slice(-MOST_SHOWN).map((message) => (
          <Said key={message.cid} {...props} message={message} />
        ))}
      </ul>
      <Ways {...props} onAnswer={() => last && model.openThread(last.conversationId)} />
    </div>
  )
}

function Said({ t, message }: Props & { readonly message: ChatMessage }): JSX.Element {
  const { author, text, attachments } = message
  return (
    <li>
      <bdi class="chat-card-who">{nameOf(author, t)}</bdi>
      <p dir="auto">{text || t('sentFiles', { count: attachments.length })}</p>
    </li>
  )
}

function Invitation(props: Props): JSX.Element | null {
  const { model, t, headingId } = props
  const invitation = model.invitation.value
  if (!invitation) return null
  return (
    <div class="chat-card">
      <h2 id={headingId}>{t('title')}</h2>
      <p dir="auto">{invitation.text}</p>
      <Ways {...props} onAnswer={() => model.openThread('new')} />
    </div>
  )
}

interface WaysProps extends Props {
  onAnswer(): void
}

/** The way in and the way out, one as large as the other. */
function Ways({ model, t, close, onAnswer }: WaysProps): JSX.Element {
  const onOpen = (): void => {
    onAnswer()
    close('done')
    void model.openPanel()
  }
  return (
    <p class="chat-card-ways">
      <button type="button" class="action" onClick={onOpen}>
        {t('answer')}
      </button>
      <button type="button" class="plain" onClick={() => close('later')}>
        {t('notNow')}
      </button>
    </p>
  )
}
