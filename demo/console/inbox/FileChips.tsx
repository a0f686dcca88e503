/** Files that go along with an answer: at the server already, on their way, or refused. */
import type { JSX } from 'preact'
import { t } from '../texts.ts'
import type { InboxModel } from './model.ts'
import { sizeText, whyText } from './words.ts'

interface ChipsProps {
  readonly model: InboxModel
  readonly conversationId: string
}

export function FileChips({ model, conversationId }: ChipsProps): JSX.Element | null {
  const { drafts, uploads } = model
  const { attachments, isNote } = drafts.of(conversationId)
  const pending = uploads.all.value.filter((each) => each.conversationId === conversationId)
  if (isNote || attachments.length + pending.length === 0) return null
  return (
    <ul class="plain composer-files">
      {attachments.map(({ id, name, bytes }) => (
        <Chip
          key={id}
          name={name}
          note={sizeText(bytes)}
          onRemove={() =>
            drafts.change(conversationId, {
              attachments: attachments.filter((each) => each.id !== id),
            })
          }
        />
      ))}
      {pending.map(({ id, file, code }) => (
        <Chip
          key={id}
          name={file.name}
          note={code ? whyText(code) : t('composer.uploading')}
          isWrong={code !== undefined}
          onRemove={() => uploads.remove(id)}
          onRetry={code === 'unreachable' ? () => uploads.retry(id) : undefined}
        />
      ))}
    </ul>
  )
}

interface ChipProps {
  readonly name: string
  readonly note: string
  readonly isWrong?: boolean
  onRemove(): void
  readonly onRetry?: (() => void) | undefined
}

function Chip({ name, note, isWrong, onRemove, onRetry }: ChipProps): JSX.Element {
  return (
    <li class="composer-file">
      <span dir="auto">{name}</span>{' '}
      <span class={isWrong ? 'trouble' : 'muted'} role={isWrong ? 'alert' : undefined}>
        {note}
      </span>
      {onRetry && (
        <button
          type="button"
          class="link"
          aria-label={t('composer.retry', { name })}
          onClick={onRetry}
        >
          {t('message.try-again')}
        </button>
      )}
      <button
        type="button"
        class="composer-remove"
        aria-label={t('composer.remove', { name })}
        onClick={onRemove}
      >
        ×
      </button>
    </li>
  )
}
