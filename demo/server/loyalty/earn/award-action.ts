/** Books what an action earned: at once when the shop’s server vouches for it, after a day when only the page does. */
import type { EarnRule } from '../../../../widgets/loyalty/contract.ts'
import type { Book } from '../account.ts'
import { openLot } from '../bookkeeping.ts'
import { lotExpiry, markActive } from '../expiry.ts'
import { notify, passTime } from '../pass-time.ts'
import type { ProgramInForce } from '../queries.ts'
import { countsUntil } from '../tier.ts'

const UNVERIFIED_WAIT_MS = 24 * 3_600_000

export interface Action {
  readonly rule: EarnRule
  readonly program: ProgramInForce
  /** With the rule the natural key. */
  readonly sourceId: string
  readonly isVerified: boolean
  readonly at: Date
}

export function awardAction(book: Book, { rule, program, sourceId, isVerified, at }: Action): void {
  const { points, id, kind } = rule
  const availableAt = isVerified ? at : new Date(at.getTime() + UNVERIFIED_WAIT_MS)
  const expiresAt = lotExpiry(at, program)
  const metric = program.tierRules?.metric ?? 'points'
  openLot(
    book,
    {
      rule: id,
      orderId: null,
      points,
      qualifying: metric === 'points' ? points : 0,
      countsUntil: countsUntil(at, program),
      earnedAt: at,
      availableAt,
      expiresAt,
    },
    {
      type: 'earn',
      rule: id,
      reason: kind,
      params: paramsOf(rule),
      source: 'action',
      sourceId,
      occurredAt: at,
      availableAt,
      expiresAt,
    },
  )
  markActive(book.account, at, program)
  notify(book, 'points.earned', at, { points, rule: id, availableAt })
  passTime(book, program, at)
}

/** Nobody can check what was done on honour; the row says so. */
function paramsOf({ name, kind, channel }: EarnRule): Record<string, unknown> {
  return { name, ...(channel && { channel }), ...(kind === 'social' && { honour: true }) }
}

/** The table would refuse the second row; asking first keeps it a polite answer. */
export const ACTION_SOURCE = 'action'
