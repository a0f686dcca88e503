/** A claim at its beginning: by the terms of the day it was taken. */
import type { ReferralProgram } from '../../../../widgets/referral/contract.ts'
import { addToDate } from '../../loyalty/calendar.ts'
import type { AdvocateRow } from '../advocates/queries.ts'
import { newClaimId, type ClaimRow, type Terms } from './claim-row.ts'

export interface Friend {
  readonly memberId?: string | undefined
  readonly email?: string | undefined
  readonly emailKey?: string | undefined
  readonly name?: string | undefined
  /** Only where the friend agreed to be counted. */
  readonly visitorId?: string | undefined
}

export interface Browser {
  readonly ipKey?: string | undefined
  readonly agentKey?: string | undefined
}

export interface Taking {
  readonly program: ReferralProgram
  readonly advocate: AdvocateRow
  /** As the friend has it. */
  readonly code: string
  readonly friend: Friend
  readonly browser: Browser
  readonly afterMs?: number | undefined
  readonly at: Date
}

/** What only time and orders bring. */
const NOTHING_YET = {
  status: 'claimed',
  reason: null,
  flags: [],
  blocks: [],
  orderId: null,
  orderValue: null,
  decision: null,
  note: null,
  askedAt: null,
  answer: null,
  grantedAt: null,
  returnedAt: null,
} as const

export function newClaim(taking: Taking): ClaimRow {
  const { program, advocate, code, friend, browser, afterMs, at } = taking
  const expiresAt = addToDate(at, { days: program.claimDays }, program.timezone)
  return {
    ...NOTHING_YET,
    shopId: advocate.shopId,
    claimId: newClaimId(),
    advocateId: advocate.advocateId,
    code,
    terms: termsOf(program),
    memberId: friend.memberId ?? null,
    email: friend.email ?? null,
    emailKey: friend.emailKey ?? null,
    name: friend.name ?? null,
    visitorId: friend.visitorId ?? null,
    ipKey: browser.ipKey ?? null,
    agentKey: browser.agentKey ?? null,
    afterMs: afterMs ?? null,
    claimedAt: at,
    since: at,
    expiresAt,
    until: expiresAt,
    dueAt: expiresAt,
  }
}

function termsOf(program: ReferralProgram): Terms {
  const { revision, advocateReward, friendReward, minOrder, holdDays, codeDays, timezone } = program
  return { revision, advocateReward, friendReward, minOrder, holdDays, codeDays, timezone }
}
