/** A member’s points as they are kept: the account, its lots, and the ledger rows about to be written. */
import type { WebhookType } from '../../../src/contract/webhook.ts'
import type { HistoryRow } from '../../../widgets/loyalty/contract.ts'
import type { AwardRules } from './award.ts'

export interface Account {
  readonly shopId: string
  readonly memberId: string
  revision: number
  /** The newest ledger entry. */
  entry: number
  available: number
  pending: number
  held: number
  debt: number
  lifetime: number
  spent: number
  /** Paid and not taken back whole. */
  orders: number
  qualifying: number
  tierId: string | null
  tierSince: Date | null
  tierUntil: Date | null
  tierInGrace: boolean
  activeAt: Date | null
  /** Of everything, by inactivity. */
  expiresAt: Date | null
  noticeAt: Date | null
  joinedAt: Date | null
  consent: unknown
  excluded: boolean
  /** `0229`. */
  birthday: string | null
  birthdaySetAt: Date | null
  /** `2026-06-10`. */
  visitDay: string | null
  visitStreak: number
}

export interface Lot {
  readonly lot: number
  readonly rule: string
  readonly orderId: string | null
  /** After claw-backs. */
  points: number
  /** Of these, what has not been spent. */
  remaining: number
  qualifying: number
  counted: boolean
  readonly countsUntil: Date | null
  readonly earnedAt: Date
  availableAt: Date
  released: boolean
  expiresAt: Date | null
  noticeAt: Date | null
}

/** Lot and points it got or gave. */
export type Allocation = readonly [lot: number, points: number]

export interface LedgerEntry {
  readonly entry: number
  readonly type: HistoryRow['type']
  readonly points: number
  readonly moved?: number
  readonly spent?: number
  readonly rule: string
  readonly reason: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly orderId?: string | null
  readonly redemptionId?: string
  /** With `rule` and the order the natural key: what comes twice is refused by the table. */
  readonly source: string
  readonly sourceId: string
  readonly occurredAt: Date
  readonly availableAt?: Date | null
  readonly expiresAt?: Date | null
  readonly award?: AwardRules
  readonly lots: readonly Allocation[]
  readonly balanceAfter: number
}

export interface Notice {
  readonly type: WebhookType
  readonly at: Date
  readonly data: Readonly<Record<string, unknown>>
}

export interface TierChange {
  readonly at: Date
  readonly tierId: string | null
}

/** What one transaction does to one member. Nothing is written before `saveBooks`. */
export interface Book {
  readonly account: Account
  /** Those loaded: the due ones, and whatever the caller needs beside them. */
  readonly lots: Map<number, Lot>
  readonly rows: LedgerEntry[]
  readonly changedLots: Set<Lot>
  readonly tierChanges: TierChange[]
  readonly notices: Notice[]
  /** Set by anything a client could see. */
  isChanged: boolean
}

export function emptyAccount(shopId: string, memberId: string): Account {
  return {
    shopId,
    memberId,
    revision: 0,
    entry: 0,
    available: 0,
    pending: 0,
    held: 0,
    debt: 0,
    lifetime: 0,
    spent: 0,
    orders: 0,
    qualifying: 0,
    tierId: null,
    tierSince: null,
    tierUntil: null,
    tierInGrace: false,
    activeAt: null,
    expiresAt: null,
    noticeAt: null,
    joinedAt: null,
    consent: null,
    excluded: false,
    birthday: null,
    birthdaySetAt: null,
    visitDay: null,
    visitStreak: 0,
  }
}

export function createBook(account: Account, lots: readonly Lot[]): Book {
  return {
    account,
    lots: new Map(lots.map((lot) => [lot.lot, lot])),
    rows: [],
    changedLots: new Set(),
    tierChanges: [],
    notices: [],
    isChanged: false,
  }
}
