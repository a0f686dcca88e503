// @vitest-environment node
import { expect, test } from 'vitest'
import { parseData, parseHeard } from './live-message.ts'

test('a message is its type, its revision and where to go on', () => {
  expect(parseData('{"type":"loyalty.wallet_changed","revision":7,"to":"ana"}', '12')).toEqual({
    type: 'loyalty.wallet_changed',
    revision: 7,
    id: '12',
  })
  expect(parseData('{"type":"chat.message"}', undefined)).toEqual({ type: 'chat.message' })
})

test.each([['not json'], ['null'], ['7'], ['{"type":7}'], ['{}']])('%s is no message', (data) => {
  expect(parseData(data, '1')).toBeUndefined()
})

test('of a forged message only what has the right shape is taken', () => {
  expect(parseHeard({ type: 'a', revision: '7', id: 7 })).toEqual({ type: 'a' })
  expect(parseHeard(undefined)).toBeUndefined()
})
