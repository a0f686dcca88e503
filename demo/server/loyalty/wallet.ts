/** A wallet as the contract shows it: the book of a member at the time of asking. */
import type { TierStanding, Wallet, WalletPart } from '../../../widgets/loyalty/contract.ts'
import type { Sql } from '../db.ts'
import type { Account, Book, Lot } from './account.ts'
import { loadBook, type BookName } from './load-book.ts'
import { passTime } from './pass-time.ts'
import type { ProgramInForce } from './queries.ts'
import { findTier, nextTier } from './tier.ts'
import { readParts, type Moment, type WalletParts } from './wallet-parts.ts'

/** As it stands at `now`; what time has changed by then is seen, whether or not it was written down. */
export async function readWalletOf(
  sql: Sql,
  name: BookName,
  { program, now }: { program: ProgramInForce; now: Date },
): Promise<Wallet> {
  const book = await loadBook(sql, name, now)
  const { revision } = book.account
  passTime(book, program, now)
  return { ...(await walletOf(sql, book, program)), revision }
}

/** Of a book in the hand, saved or not. */
export async function walletOf(sql: Sql, book: Book, program: ProgramInForce): Promise<Wallet> {
  const parts = await readParts(sql, book)
  const { account } = book
  const { available, pending, held, debt, lifetime, spent, joinedAt, excluded, revision } = account
  return {
    revision,
    available,
    pending,
    held,
    debt,
    spendable: Math.max(0, available - debt),
    lifetime,
    nextRelease: toMoment(parts.nextRelease),
    tier: tierStanding(account, parts, program),
    spent: { minor: spent, currency: program.currency },
    nextExpiry: nextExpiry(account, parts),
    releases: parts.waiting.map((lot) => partOf(lot, lot.availableAt)),
    expiries: parts.expiring.map((lot) => partOf(lot, lot.expiresAt)),
    holds: parts.holds.map(({ until, ...hold }) => ({ ...hold, until: until.toISOString() })),
    ...(joinedAt && { joinedAt: joinedAt.toISOString() }),
    ...(excluded && { excluded }),
  }
}

function partOf({ remaining, lot, rule, orderId }: Lot, at: Date | null): WalletPart {
  return {
    points: remaining,
    at: (at ?? new Date(0)).toISOString(),
    lot,
    rule,
    ...(orderId && { orderId }),
  }
}

function nextExpiry({ expiresAt, available }: Account, parts: WalletParts): Wallet['nextExpiry'] {
  const byLot = parts.nextExpiry
  if (!expiresAt || available === 0 || (byLot && byLot.at < expiresAt)) return toMoment(byLot)
  return toMoment({ points: available, at: expiresAt })
}

function toMoment(moment: Moment | null): Wallet['nextRelease'] {
  return moment && { points: moment.points, at: moment.at.toISOString() }
}

function tierStanding(
  account: Account,
  { pendingQualifying, keptAtReckoning }: WalletParts,
  { tiers }: ProgramInForce,
): TierStanding {
  const { qualifying, tierSince, tierUntil, tierInGrace } = account
  const current = findTier(tiers, account.tierId)
  const next = nextTier(tiers, current)
  const until = current && current.threshold > 0 ? tierUntil : null
  return {
    current,
    qualifying,
    pendingQualifying,
    next: next ? { tier: next, missing: Math.max(0, next.threshold - qualifying) } : null,
    ...(until &&
      current && {
        until: until.toISOString(),
        inGrace: tierInGrace,
        retain: {
          missing: Math.max(0, current.threshold - keptAtReckoning),
          by: until.toISOString(),
        },
      }),
    ...(current && tierSince && { since: tierSince.toISOString() }),
  }
}
