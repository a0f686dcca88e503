import { expect, test } from 'vitest'
import { plainAddress } from './plain-address.ts'

test.each([
  ['https://shop.example/mug', 'https://shop.example/mug'],
  ['https://shop.example/reset?token=s3cret&email=ana@shop.example', 'https://shop.example/reset'],
  ['https://shop.example/mug#access_token=s3cret', 'https://shop.example/mug'],
  [
    'https://shop.example/mug?utm_source=mail&id=7&utm_term=clay%20mug&utm_id=ana',
    'https://shop.example/mug?utm_source=mail&utm_term=clay+mug',
  ],
  ['https://ana:s3cret@shop.example:8443/mug', 'https://shop.example:8443/mug'],
])('%s is told as %s', (address, told) => {
  expect(plainAddress(address)).toBe(told)
})

test('is at most 2,000 characters long', () => {
  expect(plainAddress(`https://shop.example/${'m'.repeat(5000)}`)).toHaveLength(2000)
})
