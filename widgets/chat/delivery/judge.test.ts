import { describe, expect, test } from 'vitest'
import { createRefusal } from '../../../src/model/context.fixture.ts'
import { judge } from './judge.ts'
import { isExpired, tryAnew, type Unsent } from './unsent.ts'

const NOW = 1_800_000_000_000
const CHANCE = { now: NOW, random: 1, newId: 'another' }
const message: Unsent = {
  cid: 'one',
  conversationId: 'conversation',
  text: 'Hello',
  files: [{ id: 'file', name: 'mug.png', type: 'image/png', bytes: 3, isUploaded: true }],
  at: NOW,
  state: 'waiting',
  tries: 0,
  notBefore: 0,
}

describe('a message whose sending failed', () => {
  test('waits longer with each failure, and is shown as failed after five', () => {
    const states = []
    let one = message
    for (let at = 0; at < 5; at++) {
      one = judge(one, new Error('no network'), CHANCE)
      states.push([one.state, one.notBefore - NOW])
    }

    expect(states).toEqual([
      ['waiting', 2000],
      ['waiting', 4000],
      ['waiting', 8000],
      ['waiting', 16_000],
      ['failed', 30_000],
    ])
    expect(one.code).toBe('offline')
  })

  test('is shown as failed after a minute', () => {
    const first = judge(message, new Error('no network'), CHANCE)

    const later = judge(first, new Error('no network'), { ...CHANCE, now: NOW + 60_000 })

    expect(later.state).toBe('failed')
  })

  test.each([408, 425, 500, 502, 503, 504])('%i is tried again', (status) => {
    expect(judge(message, createRefusal('unavailable', status), CHANCE).state).toBe('waiting')
  })

  test.each([400, 413, 415, 422, 501, 505, 511])('%i is the last word', (status) => {
    const refused = judge(message, createRefusal('no', status, { params: { limit: 7 } }), CHANCE)

    expect(refused).toMatchObject({ state: 'refused', code: 'no', params: { limit: 7 } })
  })

  test('waits as long as the backend asks, and that is no failure', () => {
    const held = judge(message, createRefusal('rate_limited', 429, { retryAfterMs: 7000 }), CHANCE)

    expect(held).toMatchObject({ state: 'waiting', tries: 0, notBefore: NOW + 7000 })
    expect(tryAnew(held, NOW + 6999)).toBe(held)
  })

  test('of a session that is refused fails, and can be tried again', () => {
    const failed = judge(message, createRefusal('session_expired', 401), CHANCE)

    expect(failed.state).toBe('failed')
    expect(tryAnew({ ...failed, tries: 1 }, NOW).state).toBe('waiting')
  })

  test('of a blocked shopper is refused', () => {
    expect(judge(message, createRefusal('chat_blocked', 403), CHANCE).state).toBe('refused')
  })

  test('whose id was used for something else gets another one, once', () => {
    const conflict = createRefusal('cid_conflict', 409)

    const mended = judge(message, conflict, CHANCE)

    expect(mended).toMatchObject({ cid: 'another', state: 'waiting' })
    expect(judge(mended, conflict, CHANCE).state).toBe('refused')
  })

  test('whose conversation is not there is tried once more', () => {
    const missing = createRefusal('not_found', 404)

    const mended = judge(message, missing, CHANCE)

    expect(mended).toMatchObject({ cid: 'one', state: 'waiting' })
    expect(judge(mended, missing, CHANCE).state).toBe('refused')
  })

  test('whose file was dropped sends it again', () => {
    const mended = judge(message, createRefusal('file_unknown', 422), CHANCE)

    expect(mended.files[0]?.isUploaded).toBe(false)
  })
})

test('a day later it is too late, and what was refused stays as it is', () => {
  const day = 86_400_000

  expect(isExpired(message, NOW + day)).toBe(false)
  expect(isExpired(message, NOW + day + 1)).toBe(true)
  expect(isExpired({ ...message, state: 'refused' }, NOW + 2 * day)).toBe(false)
})
