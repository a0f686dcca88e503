/** What the inbox says of a shopper, in words. */
import { expect, test } from 'vitest'
import { consentText } from './words.ts'

test.each([
  [[], 'Nothing'],
  [['functional'], 'Only what is necessary'],
  [['functional', 'marketing'], 'Advertising'],
  [
    ['functional', 'analytics', 'marketing', 'personalisation'],
    'Statistics, advertising and personal offers',
  ],
  [['functional', 'analytics', 'profiling'], 'Statistics and profiling'],
])('an agreement to %j reads: %s', (purposes, said) => {
  expect(consentText(purposes)).toBe(said)
})
