/** A programme with every kind of reward and rule, and how they stand for one member. */
import type {
  EarnStanding,
  HistoryRow,
  Program,
  Redemption,
  Reward,
  RewardOffer,
} from './contract.ts'
import { PROGRAM } from './wallet.fixture.ts'

const eur = (minor: number) => ({ minor, currency: 'EUR' })

const NO_FORMS = { zero: undefined, two: undefined, few: undefined, many: undefined }

export const FIVE_OFF: Reward = {
  id: 'five',
  name: 'Five off',
  names: { ro: 'Cinci euro' },
  value: { kind: 'amount', off: eur(500) },
  cost: 500,
  modes: ['code'],
  codeDays: 90,
  minOrder: eur(2000),
}

export const SLIDER: Reward = {
  id: 'slide',
  name: 'Points as money',
  value: { kind: 'variable', step: 100, value: eur(100), min: 150, maxPercent: 50 },
  cost: 150,
  modes: ['code', 'checkout_hold'],
  codeDays: 30,
}

export const GIFT: Reward = {
  id: 'candle',
  name: 'Ember Candle',
  value: { kind: 'gift', productId: 'ember-candle' },
  cost: 1500,
  modes: ['code'],
  codeDays: 30,
  tierIds: ['ember'],
  stock: 20,
  nextOrderOnly: true,
}

export const RULES: Program = {
  ...PROGRAM,
  rewards: [FIVE_OFF, SLIDER, GIFT],
  termsUrl: '/terms',
  unit: { en: { ...NO_FORMS, one: 'ember', other: 'embers' } },
  earnRules: [
    { id: 'hello', kind: 'sign_up', name: 'Welcome', points: 50 },
    { id: 'daily', kind: 'visit', name: 'Say hello', points: 5, streakDays: 7, fromPage: true },
    { id: 'bday', kind: 'birthday', name: 'Your birthday', points: 100 },
    {
      id: 'insta',
      kind: 'social',
      name: 'Follow us',
      points: 10,
      channel: 'instagram',
      url: 'https://instagram.example/fern',
      fromPage: true,
    },
    {
      id: 'review',
      kind: 'review',
      name: 'Write a review',
      points: 20,
      limit: { max: 2, days: 30 },
    },
  ],
}

export const OFFERS: readonly RewardOffer[] = [
  {
    reward: GIFT,
    eligible: false,
    hurdles: [
      { code: 'insufficient_points', met: false, missing: 260 },
      { code: 'tier_required', met: false, tierIds: ['ember'] },
      { code: 'out_of_stock', met: true, left: 3 },
      { code: 'next_order_only', met: true },
    ],
  },
  {
    reward: FIVE_OFF,
    eligible: true,
    hurdles: [{ code: 'min_order', met: true, minOrder: eur(2000) }],
  },
  { reward: SLIDER, eligible: true, hurdles: [], slider: { max: 1200, value: eur(1200) } },
]

export const STANDINGS: readonly EarnStanding[] = [
  { ruleId: 'hello', open: false, reason: 'done', count: 1 },
  { ruleId: 'daily', open: true, count: 0, streak: { days: 3, of: 7 } },
  { ruleId: 'bday', open: true, count: 0 },
  { ruleId: 'insta', open: true, count: 0, left: 1 },
  {
    ruleId: 'review',
    open: false,
    reason: 'limit_reached',
    count: 2,
    left: 0,
    resetsAt: '2026-12-06T10:00:00.000Z',
  },
]

export function createRedemption(changes: Partial<Redemption> = {}): Redemption {
  return {
    id: 'r-1',
    rewardId: 'five',
    rewardName: 'Five off',
    status: 'issued',
    mode: 'code',
    points: 500,
    value: { kind: 'amount', off: eur(500) },
    code: 'FERN-7K2P-9QXW',
    createdAt: '2026-11-22T12:00:00.000Z',
    expiresAt: '2099-02-20T12:00:00.000Z',
    undoable: true,
    ...changes,
  }
}

export function createHistory(): HistoryRow[] {
  const status = 'settled'
  const row = {
    status,
    lots: [],
    rule: 'purchase',
    reason: 'order_paid',
  } satisfies Partial<HistoryRow>
  return [
    {
      ...row,
      entry: 5,
      at: '2026-11-21T10:00:00.000Z',
      type: 'redeem',
      points: -500,
      rule: 'five',
      reason: 'redeemed',
    },
    {
      ...row,
      entry: 4,
      at: '2026-11-21T09:00:00.000Z',
      type: 'release',
      points: 0,
      moved: 66,
      reason: 'released',
    },
    {
      ...row,
      entry: 3,
      at: '2026-11-20T09:00:00.000Z',
      type: 'clawback',
      points: -34,
      reason: 'order_refunded',
      orderId: 'FE-1',
    },
    {
      ...row,
      entry: 2,
      at: '2026-11-20T08:00:00.000Z',
      type: 'earn',
      points: 10,
      rule: 'insta',
      reason: 'social',
    },
    {
      ...row,
      entry: 1,
      at: '2026-11-07T09:00:00.000Z',
      type: 'earn',
      points: 100,
      orderId: 'FE-1',
      status: 'pending',
      availableAt: '2099-12-05T22:00:00.000Z',
    },
  ]
}
