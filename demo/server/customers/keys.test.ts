import { expect, test } from 'vitest'
import { addressKeyOf, agentKeyOf, emailKeyOf, ipKeyOf, networkOf, phoneKeyOf } from './keys.ts'

const KEY = 'a key of the shop'

test('one person written in two ways has one fingerprint, in each shop another', () => {
  expect(emailKeyOf(KEY, 'Ana.Rusu+shop@GMail.com')).toBe(emailKeyOf(KEY, 'anarusu@googlemail.com'))
  expect(phoneKeyOf(KEY, '+373 69 123 456')).toBe(phoneKeyOf(KEY, '0037369123456'))
  expect(emailKeyOf(KEY, 'ana@example.com')).not.toBe(emailKeyOf('another', 'ana@example.com'))
})

test('an e-mail and an address of the same letters are kept apart', () => {
  expect(emailKeyOf(KEY, 'ana')).not.toBe(addressKeyOf(KEY, 'ana'))
})

test.each([
  ['e-mail', emailKeyOf],
  ['phone', phoneKeyOf],
  ['address', addressKeyOf],
  ['network', ipKeyOf],
  ['browser', agentKeyOf],
])('where there is no %s there is no fingerprint', (_, keyOf) => {
  expect(keyOf(KEY, undefined)).toBeNull()
  expect(keyOf(KEY, ' ')).toBeNull()
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::5', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['not an address', 'not an address'],
])('%s is of the network %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})
