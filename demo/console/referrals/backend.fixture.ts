/** The merchant’s part of a backend for the console’s tests: answers by method and path, and what it was told. */
import { vi } from 'vitest'
import type { ReferralCase, ReferralProgram } from '../../../widgets/referral/contract.ts'
import type { Numbers } from './numbers-model.ts'

export const AT = '2026-06-10T12:00:00.000Z'

export const PROGRAM: ReferralProgram = {
  id: 'friends',
  revision: 4,
  status: 'active',
  timezone: 'Europe/Bucharest',
  currency: 'EUR',
  advocateReward: { kind: 'points', points: 150 },
  friendReward: { kind: 'amount', off: { minor: 800, currency: 'EUR' } },
  ladder: [{ friends: 3, reward: { kind: 'shipping' } }],
  minOrder: { minor: 2500, currency: 'EUR' },
  holdDays: 15,
  claimDays: 30,
  codeDays: 90,
  cap: { max: 10, days: 30 },
  guests: true,
  emailNeeded: false,
  names: true,
  landingPath: '/',
}

export const NUMBERS: Numbers = {
  days: 30,
  recent: { visited: 40, claimed: 10, ordered: 5, rewarded: 0 },
  ever: { visited: 400, claimed: 100, ordered: 50, rewarded: 20 },
  waiting: 4,
  inReview: 2,
  rejected: 1,
  revenue: { minor: 123_450, currency: 'EUR' },
  advocates: 7,
}

export function caseOf(claimId: string, more: Partial<ReferralCase> = {}): ReferralCase {
  return {
    claimId,
    status: 'review',
    flags: ['same_address', 'too_fast'],
    blocks: [],
    advocate: { code: 'ANA', customerId: 'ana', name: 'Ana Rusu' },
    friend: { email: `${claimId}@example.com`, name: `Friend ${claimId}` },
    orderId: `FE-${claimId}`,
    orderValue: 5600,
    claimedAt: AT,
    since: AT,
    until: '2026-06-17T12:00:00.000Z',
    lapsesTo: 'approve',
    ...more,
  }
}

interface Told {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

export type Answer = (body: unknown) => unknown

/** By `METHOD /path`, query included; a Response is answered as it is. Returns what was asked, in turn. */
export function answerWith(answers: Readonly<Record<string, Answer>>): Told[] {
  const told: Told[] = []
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit) => {
    const sent: unknown = typeof body === 'string' ? JSON.parse(body) : undefined
    told.push({ method, path, body: sent })
    const answer = answers[`${method} ${path}`]?.(sent)
    if (answer === undefined) throw new TypeError(`${method} ${path}`)
    return answer instanceof Response ? answer : Response.json(answer)
  })
  return told
}

export function problem(status: number, code: string, params: object = {}): Response {
  const body = { type: 'about:blank', title: code, status, code, params, retryable: false }
  return Response.json(body, { status })
}
