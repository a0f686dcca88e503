/** Sums outcomes up by kind: what passed, what came to a person, what was refused, and what was treated wrongly. */
import { lapsedVerdictOf } from '../fraud/verdict.ts'
import { RULES } from '../referral.fixture.ts'
import type { Expected } from './invitation.ts'
import type { Outcome } from './live.ts'
import type { Shopper } from './shopper.ts'

export interface Row {
  readonly kind: string
  readonly expected: Expected
  cases: number
  /** Paid without a person. */
  passed: number
  review: number
  refused: number
  /** Nothing to pay: goods sent back, the cap reached, never ordered. */
  ended: number
  wrongly: number
  /** Of those in review: paid after a week if nobody looks, up to the cap of each advocate. */
  unwatched: number
}

export type Ending = 'passed' | 'review' | 'refused' | 'ended'

const BY_ITSELF: ReadonlySet<string> = new Set([
  'refunded',
  'cancelled',
  'cap_reached',
  'min_order',
])

export function endingOf({ case: found, isReviewed }: Outcome): Ending {
  if (isReviewed) return 'review'
  if (!found) return 'refused'
  const { status, reason } = found
  if (status === 'rewarded' || status === 'approved') return 'passed'
  if (status === 'rejected') return reason && BY_ITSELF.has(reason) ? 'ended' : 'refused'
  return 'ended'
}

export function isPaid({ case: found }: Outcome): boolean {
  return found?.status === 'rewarded' || found?.status === 'approved'
}

export function isWrong(outcome: Outcome): boolean {
  const { expected } = outcome.invitation
  const ending = endingOf(outcome)
  if (expected === 'paid') return !isPaid(outcome) && outcome.case?.reason !== 'cap_reached'
  if (expected === 'open') return false
  return isPaid(outcome) || (expected === 'held' && ending === 'passed')
}

function isPaidUnwatched(outcome: Outcome): boolean {
  const { flags = [] } = outcome.case ?? {}
  const isReturned = outcome.invitation.expected === 'returned'
  return !isReturned && endingOf(outcome) === 'review' && lapsedVerdictOf(flags) === 'pass'
}

const EMPTY = { cases: 0, passed: 0, review: 0, refused: 0, ended: 0, wrongly: 0, unwatched: 0 }

export function tally(outcomes: readonly Outcome[]): Row[] {
  const rows = new Map<string, Row>()
  const paidTo = new Map<Shopper, number>()
  for (const outcome of outcomes) {
    const { kind, expected } = outcome.invitation
    const row = rows.get(kind) ?? { ...EMPTY, kind, expected }
    row.cases += 1
    row[endingOf(outcome)] += 1
    if (isWrong(outcome)) row.wrongly += 1
    const { advocate } = outcome.invitation
    const paid = paidTo.get(advocate) ?? 0
    if (isPaidUnwatched(outcome) && paid < RULES.cap.max) {
      row.unwatched += 1
      paidTo.set(advocate, paid + 1)
    }
    rows.set(kind, row)
  }
  return [...rows.values()]
}
