import { describe, expect, it } from 'vitest'
import { readHealth, type Signs } from './health.ts'
import { lastingPause } from './pause.ts'

const well: Signs = {
  storage: 'indexeddb',
  now: 0,
  isSending: false,
  isOnline: true,
  isRefused: false,
  pause: undefined,
  remainingMs: 0,
}
const unanswered = { kind: 'network', failures: 1, since: 0, delayMs: 900 } as const

describe('sending', () => {
  it.each([
    ['idle', well],
    ['sending', { ...well, isSending: true, isRefused: true }],
    ['waiting', { ...well, isOnline: false }],
    ['waiting', { ...well, pause: unanswered, remainingMs: 5 }],
    ['idle', { ...well, pause: unanswered }],
    ['blocked', { ...well, pause: { ...unanswered, failures: 5 } }],
    ['paused', { ...well, isRefused: true }],
    ['paused', { ...well, pause: lastingPause('hold', 0), remainingMs: 5 }],
    ['stopped', { ...well, pause: lastingPause('stopped', 0), remainingMs: Infinity }],
  ] as const)('is %s with %j', (sending, signs) => {
    expect(readHealth(signs).sending).toBe(sending)
  })
})

it('is told of each further receiver too', () => {
  const destinations = { posthog: { ...well, pause: unanswered, remainingMs: 5, now: 7 } }

  expect(readHealth({ ...well, destinations })).toEqual({
    storage: 'indexeddb',
    sending: 'idle',
    destinations: { posthog: { storage: 'indexeddb', sending: 'waiting', notBefore: 12 } },
  })
})
