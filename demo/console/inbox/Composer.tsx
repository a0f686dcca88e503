/** The field to answer in: for the shopper, or as a note for one’s own side. */
import type { JSX } from 'preact'
import { t } from '../texts.ts'
import { ComposerField } from './ComposerField.tsx'
import { FileChips } from './FileChips.tsx'
import type { OpenProps } from './HandleBar.tsx'

export function Composer({ model, open }: OpenProps): JSX.Element {
  const { id, stage } = open.conversation
  const draft = model.drafts.of(id)
  const isUploading = model.uploads.all.value.some(
    ({ conversationId, code }) => conversationId === id && !code,
  )
  const isEmpty = !draft.text.trim() && draft.attachments.length === 0
  const onSend = (): void => {
    if (!isUploading) model.send()
  }
  return (
    <form
      class="composer"
      data-note={draft.isNote || undefined}
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <Notices isResolved={stage === 'resolved'} isBlocked={open.row.isBlocked} />
      <KindSwitch model={model} open={open} />
      <ReplyTo model={model} open={open} />
      <ComposerField model={model} open={open} onSend={onSend} />
      <FileChips model={model} conversationId={id} />
      <div class="composer-foot">
        <AttachButton model={model} open={open} />
        <span class="hint composer-hint">{t('composer.hint')}</span>
        <button class="primary" aria-disabled={isUploading || isEmpty}>
          {t(
            isUploading
              ? 'composer.uploading'
              : draft.isNote
                ? 'composer.keep-note'
                : 'composer.send',
          )}
        </button>
      </div>
    </form>
  )
}

interface NoticesProps {
  readonly isResolved: boolean
  readonly isBlocked: boolean
}

function Notices({ isResolved, isBlocked }: NoticesProps): JSX.Element | null {
  if (!isResolved && !isBlocked) return null
  return <p class="hint">{t(isBlocked ? 'composer.blocked' : 'composer.resolved')}</p>
}

function KindSwitch({ model: { drafts }, open }: OpenProps): JSX.Element {
  const { id } = open.conversation
  const { isNote } = drafts.of(id)
  return (
    <div class="switch" role="group" aria-label={t('composer.kind')}>
      {[false, true].map((asNote) => (
        <button
          type="button"
          key={String(asNote)}
          aria-pressed={isNote === asNote}
          onClick={() => drafts.change(id, { isNote: asNote })}
        >
          {t(asNote ? 'composer.note' : 'composer.answer')}
        </button>
      ))}
    </div>
  )
}

function ReplyTo({ model: { drafts }, open }: OpenProps): JSX.Element | null {
  const { id } = open.conversation
  const { replyTo, isNote } = drafts.of(id)
  const quoted = open.messages.find(({ cid }) => cid === replyTo)
  if (!quoted || isNote) return null
  return (
    <p class="composer-reply">
      <span dir="auto">
        {t('message.reply-to', { text: quoted.text || t('message.attachment') })}
      </span>
      <button type="button" class="link" onClick={() => drafts.change(id, { replyTo: undefined })}>
        {t('composer.no-reply')}
      </button>
    </p>
  )
}

function AttachButton({ model, open }: OpenProps): JSX.Element | null {
  const { id } = open.conversation
  if (model.drafts.of(id).isNote) return null
  return (
    <label class="quiet composer-attach">
      {t('composer.attach')}
      <input
        type="file"
        class="sr"
        multiple
        onChange={({ currentTarget }) => {
          model.uploads.add(id, [...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </label>
  )
}
