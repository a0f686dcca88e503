/** What was said last, in one line of the panel’s home. */
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import type { SummaryProps } from '../../src/widget.ts'
import type { messages } from './messages.ts'
import type { ChatModel } from './model/chat-model.ts'
import { nameOf } from './thread/words.ts'

/** A speech bubble. */
export const icon =
  'M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v8.5A1.5 1.5 0 0 1 19 17h-6.5L8 20.5V17H5a1.5 1.5 0 0 1-1.5-1.5V7A1.5 1.5 0 0 1 5 5.5Z'

/** UTF-16 units: what more there is would not be seen. */
const LONGEST = 120

export function Summary(props: SummaryProps<ChatModel, (typeof messages)['en']>): JSX.Element {
  const { model, t } = props
  useEffect(() => model.show(), [model])
  const newest = model.unread.value.at(-1)
  if (newest) {
    const text = newest.text || t('sentFiles', { count: newest.attachments.length })
    const line = t('line', { name: nameOf(newest.author, t), text: text.slice(0, LONGEST) })
    return <bdi>{line}</bdi>
  }
  const [last] = model.conversations.value
  if (last && last.stage !== 'resolved') return <bdi>{last.subject || last.reference}</bdi>
  return <>{t('summaryAsk')}</>
}
