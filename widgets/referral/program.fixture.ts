/** A programme with a ladder, and an advocate with a friend in every state. */
import type { Friend, FriendStatus, ReferralHome, ReferralProgram } from './contract.ts'

const eur = (minor: number) => ({ minor, currency: 'EUR' })

export const PROGRAM: ReferralProgram = {
  id: 'ref_1',
  revision: 3,
  status: 'active',
  timezone: 'Europe/Bucharest',
  currency: 'EUR',
  advocateReward: { kind: 'points', points: 500 },
  friendReward: { kind: 'amount', off: eur(1000) },
  ladder: [
    { friends: 1, reward: { kind: 'shipping' } },
    { friends: 5, reward: { kind: 'amount', off: eur(2000) } },
    { friends: 10, reward: { kind: 'percent', percent: 30, max: eur(5000) } },
  ],
  minOrder: eur(2500),
  holdDays: 15,
  claimDays: 30,
  codeDays: 90,
  cap: { max: 10, days: 30 },
  guests: true,
  emailNeeded: false,
  names: true,
  landingPath: '/',
  termsUrl: '/terms',
  contact: 'hello@fern.example',
}

export const LINK = 'https://fern.example/?ref=ANA-7K2P'

export function createFriend(status: FriendStatus, changes: Partial<Friend> = {}): Friend {
  return { id: `f-${status}`, mask: 'M•••', status, since: '2026-11-20T09:00:00.000Z', ...changes }
}

const POINTS = PROGRAM.advocateReward

/** Newest first, as the backend has them. */
export const FRIENDS: readonly Friend[] = [
  createFriend('claimed', { until: '2099-12-20T09:00:00.000Z' }),
  createFriend('ordered', { mask: 'I•••', reward: POINTS }),
  createFriend('pending', { mask: 'R•••', until: '2099-12-07T09:00:00.000Z', reward: POINTS }),
  createFriend('review', { mask: 'k•••@m•••.com', until: '2099-11-27T09:00:00.000Z' }),
  createFriend('approved', { mask: 'D•••', reward: POINTS }),
  createFriend('rewarded', { mask: 'V•••', reward: POINTS }),
  createFriend('rejected', { mask: 'O•••', reason: 'refunded' }),
  createFriend('expired', { mask: 'L•••' }),
]

export function createHome(changes: Partial<ReferralHome> = {}): ReferralHome {
  return {
    revision: 7,
    code: 'ANA-7K2P',
    link: LINK,
    name: { shown: false, first: 'Ana' },
    counts: { claimed: 8, ordered: 5, rewarded: 3 },
    cap: { left: 7, resetsAt: '2099-12-03T00:00:00.000Z' },
    nextStep: { ...PROGRAM.ladder[1]!, missing: 2 },
    friends: [...FRIENDS],
    nextCursor: '50',
    rewards: [
      {
        id: 'r-1',
        code: 'THANKS-9QXW',
        value: { kind: 'shipping' },
        expiresAt: '2099-02-20T12:00:00.000Z',
        minOrder: 3000,
      },
    ],
    ...changes,
  }
}
