/** What can be used now and until when, in one line of the panel’s home. */
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import { momentOf } from '../../src/ui/campaign/worth.ts'
import type { SummaryProps } from '../../src/widget.ts'
import type { messages } from './messages.ts'
import type { OffersModel } from './model.ts'

/** A label with a per cent sign. */
export const icon =
  'M12.4 4H19a1 1 0 0 1 1 1v6.6L11.4 20 4 12.6ZM9.7 14.6l4.8-4.8M10 10.2v.01M14.2 14.3v.01'

export function Summary(props: SummaryProps<OffersModel, (typeof messages)['en']>): JSX.Element {
  const { model, t, format } = props
  useEffect(() => model.start(), [model])
  const all = model.campaigns.offers.all.value
  const live = all.filter(({ state }) => state === 'live')
  const until = live[0]?.expiresAt
  const count = live.length
  const waiting = model.waiting.value.length
  if (count > 0)
    return (
      <>
        {until
          ? t('summary', { count, time: momentOf(until, { format }) })
          : t('summaryOpen', { count })}
      </>
    )
  const first = model.waiting.value[0]?.occasion.texts['title']
  if (waiting > 0 && first) return <>{first}</>
  return <>{model.status.value === 'ready' ? t('summaryNone') : ''}</>
}
