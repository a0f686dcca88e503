/** A wallet as the contract shows it: the book of a member at the time of asking. */
import type { TierStanding, Wallet, WalletPart } from '../../../widgets/loyalty/contract.ts'
import type { Sql } from '../db.ts'
import type { Account, Book, Lot } from './account.ts'
import { loadBook, type BookName } from './load-book.ts'
import { passTime } from './pass-time.ts'
import type { ProgramInForce } from './queries.ts'
import { findTier, nextTier } from './tier.ts'
import { readParts, type WalletParts } from './wallet-parts.ts'

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
    nextRelease: nextOf(parts.waiting, ({ availableAt }) => availableAt),
    tier: tierStanding(account, parts, program),
    spent: { minor: spent, currency: program.currency },
    nextExpiry: nextExpiry(account, parts),
    releases: parts.waiting.slice(0, SHOWN).map((lot) => partOf(lot, lot.availableAt)),
    expiries: parts.expiring.slice(0, SHOWN).map((lot) => partOf(lot, lot.expiresAt)),
    holds: parts.holds.map(({ until, ...hold }) => ({ ...hold, until: until.toISOString() })),
    ...(joinedAt && { joinedAt: joinedAt.toISOString() }),
    ...(excluded && { excluded }),
  }
}

const SHOWN = 20

function partOf({ remaining, lot, rule, orderId }: Lot, at: Date | null): WalletPart {
  return {
    points: remaining,
    at: (at ?? new Date(0)).toISOString(),
    lot,
    rule,
    ...(orderId && { orderId }),
  }
}

function nextOf(
  lots: readonly Lot[],
  dateOf: (lot: Lot) => Date | null,
): { points: number; at: string } | null {
  const at = lots[0] && dateOf(lots[0])
  if (!at) return null
  const points = lots
    .filter((lot) => dateOf(lot)?.getTime() === at.getTime())
    .reduce((sum, { remaining }) => sum + remaining, 0)
  return { points, at: at.toISOString() }
}

function nextExpiry(account: Account, { expiring }: WalletParts): Wallet['nextExpiry'] {
  const byLot = nextOf(expiring, ({ expiresAt }) => expiresAt)
  const { expiresAt, available } = account
  if (!expiresAt || available === 0 || (byLot && byLot.at < expiresAt.toISOString())) return byLot
  return { points: available, at: expiresAt.toISOString() }
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
