/** Finds rewards that are worth nothing, too much, or money of another shop. */
import type { CouponValue } from '../../../../src/contract/coupon-value.ts'
import type { Money } from '../../../../src/contract/scalars.ts'
import { fault, MOST_MINOR, MOST_POINTS, range, when, type Fault } from './fault.ts'

export function checkValue(path: string, value: CouponValue, currency: string): Fault[] {
  switch (value.kind) {
    case 'amount':
      return checkMoney(`${path}.off`, value.off, currency)
    case 'credit':
      return checkMoney(`${path}.amount`, value.amount, currency)
    case 'percent':
      return [
        ...nothing(`${path}.percent`, value.percent),
        ...range(`${path}.percent`, value.percent, { min: 0, max: 100 }),
        ...(value.max ? checkMoney(`${path}.max`, value.max, currency) : []),
      ]
    case 'points':
      return [
        ...nothing(`${path}.points`, value.points),
        ...range(`${path}.points`, value.points, { min: 0, max: MOST_POINTS }),
      ]
    case 'gift':
      return [
        fault(
          `${path}.kind`,
          'field_not_of_this_kind',
          'A gift of the month runs out, and nobody counts them here: choose a product.',
        ),
      ]
    default:
      return []
  }
}

/** What it takes off an order in money, as far as that can be said beforehand; minor units. */
export function moneyOff(value: CouponValue): number {
  if (value.kind === 'amount') return value.off.minor
  if (value.kind === 'credit') return value.amount.minor
  return value.kind === 'percent' && value.percent === 100 ? (value.max?.minor ?? 0) : 0
}

function checkMoney(path: string, { minor, currency }: Money, expected: string): Fault[] {
  return [
    ...nothing(`${path}.minor`, minor),
    ...range(`${path}.minor`, minor, { min: 0, max: MOST_MINOR }),
    ...when(
      currency !== expected,
      `${path}.currency`,
      'wrong_currency',
      `The shop sells in ${expected}.`,
    ),
  ]
}

function nothing(path: string, value: number): Fault[] {
  return when(value === 0, path, 'costs_nothing', 'A reward of nothing rewards nobody.')
}
