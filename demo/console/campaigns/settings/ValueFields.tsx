/** What an offer is worth. */
import type { JSX } from 'preact'
import type { Discount } from '../../../../src/contract/coupon-value.ts'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import { MoneyField } from '../MoneyField.tsx'
import { NumberField } from '../TypedField.tsx'
import type { OfferProps } from './OfferFields.tsx'

export const VALUE_KINDS = ['percent', 'amount', 'shipping', 'product', 'gift', 'credit'] as const

export function valueOfKind(kind: Discount['kind'], currency: string): Discount {
  switch (kind) {
    case 'percent':
      return { kind, percent: 10 }
    case 'amount':
      return { kind, off: { minor: 500, currency } }
    case 'credit':
      return { kind, amount: { minor: 500, currency } }
    case 'product':
    case 'gift':
      return { kind, productId: '' }
    case 'shipping':
      return { kind }
  }
}

export function ValueFields(props: OfferProps): JSX.Element | null {
  const { offer, path, model, onOffer } = props
  const { value } = offer
  const faults = model.faults.value
  const put = (next: Discount): void => onOffer({ ...offer, value: next })
  switch (value.kind) {
    case 'percent':
      return (
        <NumberField
          path={`${path}.value.percent`}
          label={t('kind.percent-number')}
          faults={faults}
          value={value.percent}
          onNumber={(percent) => put({ ...value, percent: percent ?? Number.NaN })}
        />
      )
    case 'amount':
      return (
        <Amount {...props} money={value.off} part="off" onMinor={(off) => put({ ...value, off })} />
      )
    case 'credit':
      return (
        <Amount
          {...props}
          money={value.amount}
          part="amount"
          onMinor={(amount) => put({ ...value, amount })}
        />
      )
    case 'product':
    case 'gift':
      return (
        <TextField
          path={`${path}.value.productId`}
          label={t('kind.product-id')}
          faults={faults}
          value={value.productId}
          onText={(productId) => put({ ...value, productId: productId.trim() })}
        />
      )
    case 'shipping':
      return null
  }
}

interface AmountProps extends OfferProps {
  readonly money: { readonly minor: number; readonly currency: string }
  readonly part: 'off' | 'amount'
  onMinor(money: { minor: number; currency: string }): void
}

function Amount({ money, part, path, model, onMinor }: AmountProps): JSX.Element {
  const { currency } = money
  return (
    <MoneyField
      path={`${path}.value.${part}.minor`}
      label={t('kind.money', { currency })}
      faults={model.faults.value}
      currency={currency}
      value={money}
      onMoney={(next) => onMinor(next ?? { minor: Number.NaN, currency })}
    />
  )
}
