import { expect, test } from 'vitest'
import { promisedAt } from './shipping.ts'

test.each([
  ['post', '2026-06-10T12:00:00Z', '2026-06-17T23:59:59.000Z'],
  ['post', '2026-06-13T08:00:00Z', '2026-06-19T23:59:59.000Z'],
  ['courier', '2026-06-12T20:00:00Z', '2026-06-16T23:59:59.000Z'],
  ['courier', '2026-06-10T12:00:00Z', '2026-06-12T23:59:59.000Z'],
] as const)('%s of %s is promised for %s: weekends do not count', (method, placed, promised) => {
  expect(promisedAt(method, new Date(placed)).toISOString()).toBe(promised)
})
