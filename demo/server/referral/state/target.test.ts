import { describe, expect, test } from 'vitest'
import { FriendStatus } from '../../../../widgets/referral/contract.ts'
import { targetOf, type Facts, type OrderFacts } from './target.ts'
import { pathBetween, TRANSITIONS } from './transitions.ts'

const NOW = new Date('2026-06-10T12:00:00.000Z')
const LATER = new Date('2026-06-20T12:00:00.000Z')
const BEFORE = new Date('2026-06-01T12:00:00.000Z')

const PAID: OrderFacts = {
  isPaid: true,
  isCancelled: false,
  merchandise: 5000,
  refunded: 0,
  holdUntil: LATER,
}

const FACTS: Facts = {
  status: 'claimed',
  reason: undefined,
  order: undefined,
  minOrder: 3000,
  expiresAt: LATER,
  blocks: [],
  flags: [],
  decision: undefined,
  inReviewSince: undefined,
  answer: undefined,
  isOverCap: false,
  isPaused: false,
  isGranted: false,
  payout: 'none',
  now: NOW,
}

const DUE: OrderFacts = { ...PAID, holdUntil: BEFORE }

test.each<[string, Partial<Facts>, object]>([
  ['taken', {}, { status: 'claimed', until: LATER }],
  ['run out', { expiresAt: BEFORE }, { status: 'expired' }],
  ['ordered', { order: { ...PAID, isPaid: false } }, { status: 'ordered' }],
  ['paid', { order: PAID }, { status: 'pending', until: LATER }],
  ['waited for', { order: DUE }, { status: 'pending', asks: true }],
  ['not objected to', { order: DUE, answer: 'yes' }, { status: 'approved' }],
  ['objected to', { order: DUE, answer: 'no' }, { status: 'rejected', reason: 'not_eligible' }],
  ['one too many', { order: DUE, isOverCap: true }, { status: 'rejected', reason: 'cap_reached' }],
  ['one flag', { order: PAID, flags: ['too_fast'] }, { status: 'pending' }],
  [
    'two flags',
    { order: PAID, flags: ['too_fast', 'same_device'] },
    { status: 'review', until: new Date('2026-06-17T12:00:00.000Z') },
  ],
  [
    'two flags and a lapsed review',
    { order: PAID, flags: ['too_fast', 'same_device'], decision: 'lapse' },
    { status: 'pending' },
  ],
  [
    'three flags of a household',
    { order: PAID, flags: ['same_address', 'same_device', 'same_name'] },
    { status: 'review' },
  ],
  [
    'three flags of a household nobody looked at',
    { order: PAID, flags: ['same_address', 'same_device', 'same_name'], decision: 'lapse' },
    { status: 'rejected', reason: 'not_eligible' },
  ],
  [
    'a published code nobody looked at',
    { order: PAID, flags: ['coupon_site'], decision: 'lapse' },
    { status: 'pending' },
  ],
  [
    'three flags, though a review lapsed',
    { order: PAID, flags: ['too_fast', 'same_device', 'same_name'], decision: 'lapse' },
    { status: 'rejected', reason: 'not_eligible' },
  ],
  [
    'three flags and a person who knows better',
    { order: DUE, flags: ['too_fast', 'same_device', 'same_name'], decision: 'approve' },
    { status: 'approved' },
  ],
  ['a block', { order: PAID, blocks: ['same_phone'] }, { status: 'rejected', reason: 'own_link' }],
  [
    'a block and a person who knows better',
    { order: PAID, blocks: ['same_phone'], decision: 'approve' },
    { status: 'pending' },
  ],
  ['rejected by a person', { order: PAID, decision: 'reject' }, { status: 'rejected' }],
  [
    'sent back, though a person approved',
    { order: { ...PAID, refunded: 5000 }, decision: 'approve' },
    { status: 'rejected', reason: 'refunded' },
  ],
  [
    'refunded and cancelled',
    { order: { ...PAID, refunded: 5000, isCancelled: true, isPaid: false } },
    { status: 'rejected', reason: 'refunded' },
  ],
  ['cancelled', { order: { ...PAID, isCancelled: true } }, { reason: 'cancelled' }],
  ['paused', { order: DUE, isPaused: true }, { status: 'pending' }],
  [
    'being paid, and sent back',
    { order: { ...DUE, refunded: 5000 }, payout: 'started' },
    { status: 'approved' },
  ],
  [
    'paid out, and sent back',
    { order: { ...DUE, refunded: 5000 }, payout: 'done' },
    { status: 'rewarded' },
  ],
  [
    'granted, waiting for an account, and sent back',
    { order: { ...DUE, refunded: 5000 }, isGranted: true },
    { status: 'rejected', reason: 'refunded' },
  ],
  [
    'granted, and a flag comes late',
    { order: DUE, isGranted: true, flags: ['too_fast', 'same_device'] },
    { status: 'approved' },
  ],
])('%s', (_, changes, expected) => {
  expect(targetOf({ ...FACTS, ...changes })).toMatchObject(expected)
})

test('over the cap stays over it in the next month', () => {
  const facts = { ...FACTS, order: DUE, status: 'rejected', reason: 'cap_reached' } as const

  expect(targetOf(facts)).toEqual({ status: 'rejected', reason: 'cap_reached' })
})

test('what a friend can act on is said, and what points to abuse is not', () => {
  const reasonFor = (blocks: Facts['blocks']) => targetOf({ ...FACTS, blocks }).reason

  expect(reasonFor(['not_new_customer'])).toBe('not_new_customer')
  expect(reasonFor(['not_new_customer', 'same_email'])).toBe('own_link')
  expect(reasonFor(['same_email', 'block_list'])).toBe('not_eligible')
})

describe('the table of transitions', () => {
  test('leads from everywhere but the reward to every status', () => {
    const from = FriendStatus.options.filter((status) => status !== 'rewarded')

    for (const start of from)
      for (const end of FriendStatus.options) expect(pathBetween(start, end)).toBeDefined()
  })

  test('leads nowhere from the reward', () => {
    expect(TRANSITIONS.rewarded.to).toEqual([])
    expect(pathBetween('rewarded', 'rejected')).toBeUndefined()
  })

  test('leads through the wait to every reward', () => {
    expect(pathBetween('claimed', 'rewarded')).toEqual(['pending', 'approved', 'rewarded'])
    expect(pathBetween('rejected', 'approved')).toEqual(['pending', 'approved'])
  })
})
