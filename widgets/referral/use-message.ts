/** The message to share, as the shopper has it: kept until the tab is closed, and never without the link. */
import { useState } from 'preact/hooks'
import { useDraft } from '../../src/ui/use-draft.ts'
import { fillMessage, LINK, type Message } from './model/sharing.ts'
import type { PartProps } from './Referral.tsx'

export interface EditedMessage extends Message {
  /** In the field; may be empty while the shopper begins anew. */
  readonly typed: string
  set(typed: string): void
  /** The field is left: an empty one has our words again. */
  leave(): void
}

export function useMessage({
  model,
  t,
  words,
}: Pick<PartProps, 'model' | 't' | 'words'>): EditedMessage {
  const [draft, setDraft] = useDraft('referral.message')
  const [isTyping, setTyping] = useState(false)
  const link = model.home.value?.link ?? ''
  const message = draft || words.message()
  return {
    link,
    subject: t('shareSubject'),
    text: fillMessage(message, link),
    typed: (isTyping ? draft : message).replaceAll(LINK, link),
    set(typed) {
      setTyping(true)
      // Kept without the link itself: it may be another one tomorrow.
      setDraft(link ? typed.replaceAll(link, LINK) : typed)
    },
    leave: () => setTyping(false),
  }
}
