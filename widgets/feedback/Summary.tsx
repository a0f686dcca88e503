/** What matters now, in one line of the panel’s home. */
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import type { SummaryProps } from '../../src/widget.ts'
import type { messages } from './messages.ts'
import type { FeedbackModel } from './model/feedback-model.ts'

/** A speech bubble with a heart. */
export const icon =
  'M5 4.5h14A1.5 1.5 0 0 1 20.5 6v9.5A1.5 1.5 0 0 1 19 17h-5.5L12 19.5 10.5 17H5a1.5 1.5 0 0 1-1.5-1.5V6A1.5 1.5 0 0 1 5 4.5ZM12 14l-2.9-2.7a1.8 1.8 0 0 1 2.9-2 1.8 1.8 0 0 1 2.9 2Z'

export function Summary(props: SummaryProps<FeedbackModel, (typeof messages)['en']>): JSX.Element {
  const { model, t } = props
  useEffect(() => model.show(), [model])
  const count = model.unseen.value
  if (count > 0) return <>{t('summaryNews', { count })}</>
  const ticket = model.tickets.value.find(({ isOver }) => !isOver)
  return <>{ticket ? t(`stage_${ticket.stage}`) : t('summaryAsk')}</>
}
