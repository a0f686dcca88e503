/** What stands behind the numbers: which award is released when, what is set aside for which code, what expires when. */
import type { JSX } from 'preact'
import type { PartProps } from './Loyalty.tsx'
import type { WalletPart } from './contract/wallet.ts'

export function WalletParts(props: PartProps): JSX.Element | null {
  const { model, t, format, words } = props
  const wallet = model.wallet.value
  if (!wallet) return null
  const { releases = [], holds = [], nextExpiry } = wallet
  const expiries = wallet.expiries ?? (nextExpiry ? [{ ...nextExpiry, lot: 0, rule: '' }] : [])
  if (releases.length + holds.length + expiries.length === 0) return null
  return (
    <details class="part">
      <summary>{t('parts')}</summary>
      <Part {...props} title={t('coming')} parts={releases} date="not_started" />
      {holds.length > 0 && (
        <div class="day">
          <p class="note">{t('aside')}</p>
          <ul>
            {holds.map(({ redemptionId, points, until }) => (
              <li key={redemptionId} class="line">
                <span>{t('untilDate', { date: format.date(until) })}</span>
                <strong>{words.points(points)}</strong>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Part {...props} title={t('expiring')} parts={expiries} date="untilDate" />
    </details>
  )
}

interface PartListProps extends PartProps {
  readonly title: string
  readonly parts: readonly WalletPart[]
  readonly date: 'not_started' | 'untilDate'
}

function Part({ title, parts, date, model, t, format, words }: PartListProps): JSX.Element | null {
  if (parts.length === 0) return null
  const rules = model.program.value?.earnRules ?? []
  return (
    <div class="day">
      <p class="note">{title}</p>
      <ul>
        {parts.map(({ lot, at, points, rule, orderId }) => {
          const named = rules.find(({ id }) => id === rule)
          const why = named ? words.nameOf(named) : orderId && t('order_paid', { order: orderId })
          return (
            <li key={`${lot} ${at}`} class="line">
              <span>{[t(date, { date: format.date(at) }), why].filter(Boolean).join(' · ')}</span>
              <strong>{words.points(points)}</strong>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
