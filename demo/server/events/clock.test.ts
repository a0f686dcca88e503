import { expect, test } from 'vitest'
import { correctTime } from './clock.ts'

const RECEIVED = new Date('2026-06-10T12:00:00.000Z')

test.each([
  ['a clock that is right enough is believed', '11:59:58.000', '11:59:57.000', '11:59:58.000'],
  ['a clock an hour behind is put right', '10:59:00.000', '11:00:00.000', '11:59:00.000'],
  ['a clock an hour ahead is put right', '12:59:00.000', '13:00:00.000', '11:59:00.000'],
  ['a minute of future is left', '12:00:50.000', '12:00:00.000', '12:00:50.000'],
  ['more than that becomes the arrival', '12:02:00.000', '12:00:00.000', '12:00:00.000'],
])('%s', (_, at, sentAt, expected) => {
  const day = (time: string): string => `2026-06-10T${time}Z`

  expect(correctTime(day(at), day(sentAt), RECEIVED)).toEqual(new Date(day(expected)))
})

test('a clock that jumped by millennia between event and sending leaves the arrival', () => {
  expect(correctTime('1970-01-02T00:00:00Z', '9999-01-01T00:00:00Z', RECEIVED)).toEqual(RECEIVED)
})

test('a time of sending that cannot be corrects nothing', () => {
  const at = '2026-06-10T11:00:00.000Z'

  expect(correctTime(at, '2026-19-39T00:00:00Z', RECEIVED)).toEqual(new Date(at))
})
