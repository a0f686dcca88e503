/** An amount of one currency. */
import type { JSX } from 'preact'
import type { Money } from '../../../src/contract/scalars.ts'
import type { FieldProps } from '../referrals/Field.tsx'
import { readMinor, writeMinor } from '../referrals/minor.ts'
import { TypedField } from './TypedField.tsx'

interface MoneyFieldProps extends FieldProps {
  readonly value: Money | undefined
  readonly currency: string
  onMoney(value: Money | undefined): void
}

/** Empty for none; a path ends with `minor`, as the contract has it. */
export function MoneyField({ currency, onMoney, ...props }: MoneyFieldProps): JSX.Element {
  return (
    <TypedField
      {...props}
      isNumber="money"
      write={(value) =>
        value === undefined || Number.isNaN(value.minor) ? '' : writeMinor(value.minor, currency)
      }
      read={(text) =>
        text.trim() === ''
          ? undefined
          : { minor: readMinor(text, currency) ?? Number.NaN, currency }
      }
      onValue={onMoney}
    />
  )
}
