// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PURPOSES } from '../contract/scalars.ts'
import {
  ALL_PURPOSES,
  type Decisions,
  mergeDecisions,
  parseDecisions,
  statusOf,
} from './consent-rules.ts'

test('the purposes are those of the wire', () => {
  expect(ALL_PURPOSES).toEqual(PURPOSES)
})

const yes = (at = 1, explicit = false) => ({ granted: true, at, explicit })
const no = (at = 1) => ({ granted: false, at, explicit: false })
const silent = (at = 1) => ({ granted: null, at, explicit: false })

describe('who has the last word about analytics', () => {
  const cases: [said: string, Decisions, gpc: boolean, answer: string][] = [
    ['nobody', {}, false, 'unknown by default'],
    ['only GPC', {}, true, 'denied by gpc'],
    ['banner yes', { 'cmp.analytics': yes() }, false, 'granted by cmp'],
    ['banner no', { 'cmp.analytics': no() }, false, 'denied by cmp'],
    [
      'platform over banner',
      { 'platform.analytics': no(), 'cmp.analytics': yes() },
      false,
      'denied by platform',
    ],
    [
      'shopper over platform',
      { 'shopper.analytics': yes(1, true), 'platform.analytics': no() },
      false,
      'granted by shopper',
    ],
    [
      'shopper’s no over all',
      { 'shopper.analytics': no(), 'platform.analytics': yes(), 'cmp.analytics': yes() },
      false,
      'denied by shopper',
    ],
    [
      'a decider fallen silent',
      { 'platform.analytics': silent(), 'cmp.analytics': yes() },
      false,
      'granted by cmp',
    ],
    ['preset yes under GPC', { 'cmp.analytics': yes() }, true, 'denied by gpc'],
    ['clicked yes under GPC', { 'cmp.analytics': yes(1, true) }, true, 'granted by cmp'],
    ['shopper’s yes under GPC', { 'shopper.analytics': yes(1, true) }, true, 'granted by shopper'],
    ['platform’s no under GPC', { 'platform.analytics': no() }, true, 'denied by platform'],
  ]

  test.each(cases)('%s', (_said, decisions, gpc, answer) => {
    const { status, source } = statusOf('analytics', decisions, 'auto', gpc)

    expect(`${status} by ${source}`).toBe(answer)
  })
})

describe('before anybody decides', () => {
  test.each([
    ['auto', false, ['granted', 'unknown', 'unknown', 'unknown']],
    ['granted', false, ['granted', 'granted', 'granted', 'granted']],
    ['denied', false, ['denied', 'denied', 'denied', 'denied']],
    ['auto', true, ['granted', 'denied', 'denied', 'denied']],
    ['granted', true, ['granted', 'denied', 'denied', 'denied']],
    ['denied', true, ['denied', 'denied', 'denied', 'denied']],
  ] as const)('mode %s with GPC %s', (mode, gpc, statuses) => {
    expect(ALL_PURPOSES.map((purpose) => statusOf(purpose, {}, mode, gpc).status)).toEqual(statuses)
  })
})

const decision = fc.record({
  granted: fc.constantFrom(true, false, null),
  at: fc.integer({ min: 0, max: 3 }),
  explicit: fc.boolean(),
})
const decisions = fc.dictionary(
  fc.constantFrom('shopper.analytics', 'cmp.analytics', 'platform.marketing'),
  decision,
)
const granted = (merged: Decisions) =>
  Object.fromEntries(Object.entries(merged).map(([key, word]) => [key, Boolean(word.granted)]))

test('tabs that merge in any order agree on what is granted', () => {
  fc.assert(
    fc.property(decisions, decisions, (ours, theirs) => {
      expect(granted(mergeDecisions(ours, theirs))).toEqual(granted(mergeDecisions(theirs, ours)))
    }),
  )
})

test('the newer word wins, and of two in one millisecond the one that is not a yes', () => {
  const merged = mergeDecisions(
    { a: yes(1), b: yes(2), c: yes(3), d: no(3) },
    { a: no(2), b: no(1), c: no(3), d: yes(3) },
  )

  expect(granted(merged)).toEqual({ a: false, b: true, c: false, d: false })
})

test('anything may lie in storage: only whole decisions of known deciders are taken', () => {
  const stored = {
    'shopper.analytics': { granted: true, at: 5, explicit: true, more: '<script>' },
    'shopper.marketing': { granted: 'yes', at: 5 },
    'cmp.analytics': { granted: true, at: '5' },
    'platform.analytics': null,
    'hacker.analytics': { granted: true, at: 5 },
    'shopper.everything': { granted: true, at: 5 },
  }

  expect(parseDecisions(stored)).toEqual({
    'shopper.analytics': { granted: true, at: 5, explicit: true },
  })
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(() => parseDecisions(value)).not.toThrow()
    }),
  )
})
