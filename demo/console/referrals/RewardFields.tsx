/** What somebody gets: its kind, and the fields that kind has. */
import type { JSX } from 'preact'
import { t } from '../texts.ts'
import { Field, tiesOf } from './Field.tsx'
import { REWARD_KINDS, type RewardForm } from './reward-form.ts'
import type { Fault } from './rules-form.ts'
import { TextField } from './TextField.tsx'

interface RewardFieldsProps {
  readonly path: string
  readonly reward: RewardForm
  readonly currency: string
  readonly faults: readonly Fault[]
  onReward(reward: RewardForm): void
}

export function RewardFields(props: RewardFieldsProps): JSX.Element {
  const { path, reward, faults, onReward } = props
  const kind = { path: `${path}.kind`, label: t('kind.label'), faults }
  return (
    <div class="reward-fields">
      <Field {...kind}>
        <select
          {...tiesOf(kind)}
          onChange={({ currentTarget: { value } }) =>
            onReward({ ...reward, kind: REWARD_KINDS.find((one) => one === value) ?? reward.kind })
          }
        >
          {REWARD_KINDS.map((one) => (
            <option key={one} value={one} selected={one === reward.kind}>
              {t(`kind.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      <KindFields {...props} />
    </div>
  )
}

function KindFields(props: RewardFieldsProps): JSX.Element | null {
  const { path, reward, currency, faults, onReward } = props
  const money = (ends: string, field: 'money' | 'max', label: string): JSX.Element => (
    <TextField
      path={`${path}.${ends}`}
      label={label}
      faults={faults}
      isNumber="money"
      value={reward[field]}
      onText={(text) => onReward({ ...reward, [field]: text })}
    />
  )
  const plain = (field: 'percent' | 'points' | 'productId', label: string): JSX.Element => (
    <TextField
      path={`${path}.${field}`}
      label={label}
      faults={faults}
      {...(field !== 'productId' && { isNumber: 'whole' as const })}
      value={reward[field]}
      onText={(text) => onReward({ ...reward, [field]: text })}
    />
  )
  switch (reward.kind) {
    case 'amount':
      return money('off.minor', 'money', t('kind.money', { currency }))
    case 'credit':
      return money('amount.minor', 'money', t('kind.money', { currency }))
    case 'percent':
      return (
        <>
          {plain('percent', t('kind.percent-number'))}
          {money('max.minor', 'max', t('kind.max', { currency }))}
        </>
      )
    case 'points':
      return plain('points', t('kind.points-number'))
    case 'product':
      return plain('productId', t('kind.product-id'))
    case 'shipping':
      return null
  }
}
