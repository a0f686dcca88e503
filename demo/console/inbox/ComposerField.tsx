/** The text field of an answer: files may be pasted into it, and the shopper sees that one types. */
import type { JSX } from 'preact'
import { TEXT_LIMIT } from '../../../widgets/chat/contract.ts'
import { t } from '../texts.ts'
import { CannedField } from './CannedField.tsx'
import type { OpenProps } from './HandleBar.tsx'

interface FieldProps extends OpenProps {
  onSend(): void
}

export function ComposerField({ model, open, onSend }: FieldProps): JSX.Element {
  const { id } = open.conversation
  const { text, isNote } = model.drafts.of(id)
  return (
    <CannedField
      label={t(isNote ? 'composer.label.note' : 'composer.label.answer')}
      text={text}
      most={TEXT_LIMIT}
      replies={model.canned.value}
      names={{ name: open.row.name, agent: model.list.desk.value?.me.name ?? '' }}
      onText={(next) => {
        model.drafts.change(id, { text: next })
        if (!isNote) model.thread.type(next !== '')
      }}
      onSend={onSend}
      onPaste={(event) => {
        const files = [...(event.clipboardData?.files ?? [])]
        if (files.length === 0 || isNote) return
        event.preventDefault()
        model.uploads.add(id, files)
      }}
    />
  )
}
