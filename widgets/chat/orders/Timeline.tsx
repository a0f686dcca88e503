/** How far an order is: what has happened and when, what is still to come, and an apology where it is late. */
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { useDraft } from '../../../src/ui/use-draft.ts'
import type { OrderStatus } from '../contract/order-status.ts'
import type { OrderProps } from './OrderView.tsx'

type Kind = OrderStatus['steps'][number]['kind']

const WORDS = {
  ordered: 'stepOrdered',
  paid: 'stepPaid',
  packed: 'stepPacked',
  shipped: 'stepShipped',
  delivered: 'stepDelivered',
  cancelled: 'stepCancelled',
  refunded: 'stepRefunded',
} as const satisfies Record<Kind, string>

export interface TimelineProps extends OrderProps {
  readonly status: OrderStatus
}

export function Timeline(props: TimelineProps): JSX.Element {
  const { t, format, status, lookup, onPerson } = props
  const [, setAbout] = useDraft('chat.about')
  const heading = useRef<HTMLHeadingElement>(null)
  // The form that was sent is gone.
  useEffect(() => heading.current?.focus(), [])

  const onAsk = (): void => {
    setAbout(status.orderId)
    onPerson()
  }
  return (
    <div class="order">
      <h4 ref={heading} tabIndex={-1}>
        {t('orderTitle', { order: status.orderId })}
      </h4>
      <Late {...props} />
      <Steps {...props} />
      <Parcel {...props} />
      <p class="note" dir="auto">
        {format.list(
          status.lines.map(({ name, quantity }) => `${format.number(quantity)} × ${name}`),
        )}
        {' · '}
        {format.money(status.total)}
      </p>
      <p class="buttons">
        <button type="button" class="action" onClick={onAsk}>
          {t('orderAsk')}
        </button>
        <button type="button" class="plain" onClick={() => lookup.restart()}>
          {t('orderOther')}
        </button>
      </p>
    </div>
  )
}

function Late({ t, format, status }: TimelineProps): JSX.Element | null {
  const { lateDays = 0, promisedAt, expectedAt } = status
  if (lateDays <= 0) return null
  return (
    <div class="order-late">
      <p>
        <strong>{t('late', { count: lateDays })}</strong>
      </p>
      {promisedAt && expectedAt && (
        <p>
          {t('lateExpected', {
            date: format.date(promisedAt),
            expected: format.date(expectedAt),
          })}
        </p>
      )}
    </div>
  )
}

function Steps({ t, format, status }: TimelineProps): JSX.Element {
  const { steps, expectedAt } = status
  const newest = steps.findLastIndex(({ at }) => at !== undefined)
  return (
    <ol class="order-steps">
      {steps.map(({ kind, at }, index) => (
        <li
          key={kind}
          class={at ? 'is-done' : undefined}
          aria-current={index === newest ? 'step' : undefined}
        >
          <span>{t(WORDS[kind])}</span>
          <span class="note">
            {at ? `${format.date(at)}, ${format.time(at)}` : expectedOf(kind)}
          </span>
          {!at && <span class="sr">{t('stepNext')}</span>}
        </li>
      ))}
    </ol>
  )

  function expectedOf(kind: Kind): string {
    return kind === 'delivered' && expectedAt
      ? t('expected', { date: format.date(expectedAt) })
      : ''
  }
}

function Parcel({ t, status }: TimelineProps): JSX.Element | null {
  const { carrier, trackingUrl } = status
  // Nothing but a page: the address comes from another system still.
  const href = trackingUrl && /^https?:\/\//i.test(trackingUrl) ? trackingUrl : undefined
  if (!carrier && !href) return null
  return (
    <p class="line">
      <span>{carrier && t('carrier', { carrier })}</span>
      {href && (
        <a class="start-more" href={href} target="_blank" rel="noopener noreferrer nofollow">
          {t('track')}
        </a>
      )}
    </p>
  )
}
