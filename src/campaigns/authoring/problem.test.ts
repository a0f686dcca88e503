import { describe, expect, it } from 'vitest'
import { ShopUrl } from '../../contract/campaign/facts.ts'
import { ShopDate, TimeOfDay } from '../../contract/campaign/schedule.ts'
import { Currency, Instant, PublicKey } from '../../contract/scalars.ts'
import { describeIssue } from './problem.ts'

describe('describeIssue', () => {
  it.each([
    [ShopUrl, 'http://shop.example', 'Needs an address that begins with https://'],
    [ShopUrl, '/\\evil.example', 'Needs an address that begins with https://'],
    [Currency, 'euro', 'Needs a currency in three capital letters, as EUR.'],
    [Instant, '27.11.2026', 'Needs a moment, as 2026-11-27T09:00:00Z.'],
    [ShopDate, '27.11.2026', 'Needs a day, as 2026-11-27.'],
    [TimeOfDay, '9:30', 'Needs a time of day, as 09:30.'],
    [PublicKey, 'demo', 'Is not written as it has to be'],
  ])('says by example what a text has to look like: %#', (schema, text, words) => {
    const [issue] = schema.safeParse(text).error!.issues
    expect(describeIssue(issue!).message).toContain(words)
  })
})
