/** Everything known of an invitation. */
import type { JSX } from 'preact'
import type { ReferralCase } from '../../../widgets/referral/contract.ts'
import { day, t } from '../texts.ts'
import { advocateDetail, advocateName, findings, friendDetail, friendName } from './case-words.ts'
import { useCurrency } from './currency.ts'

export function CaseFacts({ item }: { readonly item: ReferralCase }): JSX.Element {
  const found = findings(item)
  return (
    <>
      <dl class="case-facts">
        <Fact name={t('case.friend')} value={friendName(item)} detail={friendDetail(item)} />
        <Fact name={t('case.advocate')} value={advocateName(item)} detail={advocateDetail(item)} />
        <OrderFact item={item} />
        <Fact name={t('case.taken')} value={day(item.claimedAt)} detail="" />
      </dl>
      {item.reason && <p>{t(`reason.${item.reason}`)}</p>}
      {found.length > 0 && (
        <ul class="findings" aria-label={t('case.why')}>
          {found.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </ul>
      )}
      {item.note && <p class="muted">{t('case.note-of', { note: item.note })}</p>}
    </>
  )
}

function OrderFact({ item: { orderId, orderValue } }: { readonly item: ReferralCase }) {
  const money = useCurrency()
  if (orderId === undefined) return null
  return (
    <Fact
      name={t('case.order')}
      value={orderValue === undefined ? orderId : money(orderValue)}
      detail={orderValue === undefined ? '' : orderId}
    />
  )
}

interface FactProps {
  readonly name: string
  readonly value: string
  readonly detail: string
}

function Fact({ name, value, detail }: FactProps): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {detail && <span class="muted">{detail}</span>}
      </dd>
    </div>
  )
}
