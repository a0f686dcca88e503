/** Audiences as rows and back, and what was typed as what it stands for. */
import { expect, test } from 'vitest'
import type { Condition } from '../../../src/contract/campaign/condition.ts'
import { fromRows, readValue, toRows, writeValue } from './condition-rows.ts'

const LEAF: Condition = { field: 'cart.itemCount', op: 'gte', value: 2 }

test.each<[Condition | undefined]>([
  [undefined],
  [{ all: [LEAF, { segment: 'vip' }] }],
  [{ any: [LEAF] }],
])('%j comes back as it was', (condition) => {
  const rows = toRows(condition)

  expect(rows && fromRows(rows)).toEqual(condition)
})

test.each<[Condition]>([
  [{ not: LEAF }],
  [{ all: [{ any: [LEAF] }] }],
  [{ all: [{ event: 'product.viewed', op: 'gte', count: 2 }] }],
])('%j is more than rows can say', (condition) => {
  expect(toRows(condition)).toBeUndefined()
})

test.each([
  ['product, cart', 'text', 'in', ['product', 'cart']],
  ['3', 'number', 'gte', 3],
  ['9, 17', 'number', 'between', [9, 17]],
  ['20.00 EUR', 'money', 'gte', { minor: 2000, currency: 'EUR' }],
  ['30 day', 'time', 'withinLast', { n: 30, unit: 'day' }],
  ['true', 'flag', 'eq', true],
] as const)('“%s” is read, and written the same', (text, kind, op, value) => {
  const read = readValue(text, { kind, op })

  expect(read).toEqual(value)
  expect(writeValue(read)).toBe(text)
})

test('what cannot be read stays a text', () => {
  expect(readValue('much', { kind: 'money', op: 'gte' })).toBe('much')
  expect(readValue('soon', { kind: 'time', op: 'withinLast' })).toBe('soon')
})
