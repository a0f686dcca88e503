import { describe, expect, it } from 'vitest'
import { readRetryAfter } from './retry-after.ts'

const NOW = Date.UTC(2026, 10, 22, 12)

describe('Retry-After', () => {
  it.each([
    ['seconds', '4', 4_000],
    ['seconds and spaces', ' 120 ', 120_000],
    ['a date', 'Sun, 22 Nov 2026 12:01:00 GMT', 60_000],
    ['a date gone by', 'Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['a negative number', '-5', 0],
    ['more than a day', '9999999', 86_400_000],
    ['words', 'soon', 0],
    ['nothing', '', 0],
    ['a header nobody may read', null, 0],
  ])('in %s is understood', (_, header, delayMs) => {
    expect(readRetryAfter(header, NOW)).toBe(delayMs)
  })
})
