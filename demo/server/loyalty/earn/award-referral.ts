/** Points for an invitation that came off: the referral room has waited and judged, so they can be spent at once. */
import type { Sql } from '../../db.ts'
import { openLot } from '../bookkeeping.ts'
import { lotExpiry, markActive } from '../expiry.ts'
import { lockBook, type BookName } from '../load-book.ts'
import { notify, passTime } from '../pass-time.ts'
import { readCurrentProgram, type ProgramInForce } from '../queries.ts'
import { saveBooks } from '../save-book.ts'
import { countsUntil } from '../tier.ts'
import type { Book } from '../account.ts'

const REFERRAL = 'referral'

export interface ReferralAward extends BookName {
  readonly points: number
  /** What they are for; the same one is paid once. */
  readonly claimId: string
  readonly now: Date
}

/** Anything but `awarded` may be otherwise later. */
export type ReferralOutcome = 'awarded' | 'no_program' | 'program_paused' | 'member_excluded'

/** In the caller’s transaction; locks the member. */
export async function awardReferral(sql: Sql, award: ReferralAward): Promise<ReferralOutcome> {
  const { shopId, now } = award
  const program = await readCurrentProgram(sql, shopId)
  if (!program) return 'no_program'
  const book = await lockBook(sql, award, now)
  if (await isKnown(sql, award)) return 'awarded'
  if (program.status !== 'active') return 'program_paused'
  if (book.account.excluded) return 'member_excluded'
  passTime(book, program, now)
  bookAward(book, program, award)
  passTime(book, program, now)
  await saveBooks(sql, shopId, { books: [book], programId: program.id, now })
  return 'awarded'
}

async function isKnown(sql: Sql, { shopId, memberId, claimId }: ReferralAward): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from loyalty_ledger where shop_id = $1 and member_id = $2 and rule = $3 and order_id is null
       and source = $3 and source_id = $4`,
    [shopId, memberId, REFERRAL, claimId],
  )
  return rows.length > 0
}

function bookAward(
  book: Book,
  program: ProgramInForce,
  { points, claimId, now }: ReferralAward,
): void {
  const expiresAt = lotExpiry(now, program)
  const counts = (program.tierRules?.metric ?? 'points') === 'points'
  openLot(
    book,
    {
      rule: REFERRAL,
      orderId: null,
      points,
      qualifying: counts ? points : 0,
      countsUntil: countsUntil(now, program),
      earnedAt: now,
      availableAt: now,
      expiresAt,
    },
    {
      type: 'earn',
      rule: REFERRAL,
      reason: 'referral_rewarded',
      source: REFERRAL,
      sourceId: claimId,
      occurredAt: now,
      availableAt: now,
      expiresAt,
    },
  )
  markActive(book.account, now, program)
  notify(book, 'points.earned', now, { points, rule: REFERRAL, availableAt: now })
}
