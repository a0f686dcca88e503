/** What was said before: each conversation with its stage, newest first. */
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Conversation, Stage } from '../contract/conversation.ts'
import type { StartProps } from './start-props.ts'

/** So many are shown at once; who has more asks for them. */
const AT_ONCE = 3

const STAGES = {
  new: 'stageNew',
  open: 'stageOpen',
  answered: 'stageAnswered',
  resolved: 'stageResolved',
} as const satisfies Record<Stage, string>

export function ConversationList(props: StartProps): JSX.Element | null {
  const { model, t } = props
  const [isWhole, setWhole] = useState(false)
  const all = model.conversations.value
  if (all.length === 0) return null
  const shown = isWhole ? all : all.slice(0, AT_ONCE)
  const rest = all.length - shown.length
  return (
    <div class="start-part">
      <h3>{t('conversations')}</h3>
      <ul class="start-list">
        {shown.map((conversation) => (
          <li key={conversation.id}>
            <Row {...props} conversation={conversation} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" class="plain" onClick={() => setWhole(true)}>
          {t('showAll', { rest })}
        </button>
      )}
    </div>
  )
}

interface RowProps extends StartProps {
  readonly conversation: Conversation
}

function Row({ model, t, format, conversation }: RowProps): JSX.Element {
  const { id, stage, subject, reference, unread, updatedAt, agent } = conversation
  return (
    <button type="button" class="start-row" onClick={() => void model.openThread(id)}>
      <span class="start-words">
        <span class="start-subject" dir="auto">
          {subject || reference}
        </span>
        <span class="note">
          {t(STAGES[stage])}
          {agent && ` · ${t('withAgent', { name: agent.name })}`}
          {` · ${format.relative(updatedAt)}`}
        </span>
      </span>
      {unread > 0 && <span class="tile-news">{t('unread', { count: unread })}</span>}
    </button>
  )
}
