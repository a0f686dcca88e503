/** What a room of the server is: its routes and what it wants to be told by other rooms. */
import type { z } from 'zod/mini'
import type { Campaign } from '../../src/contract/campaign/campaign.ts'
import type { CustomerSummary } from '../../src/contract/campaign/customer.ts'
import type { CouponGiver } from './coupons/giver.ts'
import type { Sql } from './db.ts'
import type { StoredEvent } from './events/queries.ts'
import type { OrderChange } from './orders/order-change.ts'
import type { Route } from './route.ts'
import type { Services } from './services.ts'

/** Safe to run twice, and in several processes at once. */
export interface Job {
  readonly name: string
  readonly everyMs: number
  readonly run: (services: Services) => Promise<void>
}

export interface MemberName {
  readonly shopId: string
  readonly memberId: string
}

export interface Vouched extends MemberName {
  /** As the proof says it. */
  readonly email: string
  readonly now: Date
}

export interface Joined extends MemberName {
  /** Nobody is known by it any more afterwards. */
  readonly guestId: string
  readonly now: Date
}

export interface EventListener {
  readonly names: readonly string[]
  /** Called inside the transaction that stores them, with those of these names that were not known before. */
  readonly onStored: (sql: Sql, shopId: string, events: readonly StoredEvent[]) => Promise<void>
}

export interface Room {
  readonly routes: readonly Route[]
  /** Done again and again while the server runs; see schedule.ts. */
  readonly jobs?: readonly Job[]
  /** Called inside the transaction that changes the order, so that both happen or neither; rooms in the order of their names. */
  readonly onOrderChange?: (sql: Sql, change: OrderChange, rooms: readonly Room[]) => Promise<void>
  /** Called inside the transaction of a session: a proof says that this e-mail is this member’s. */
  readonly onVouched?: (sql: Sql, vouched: Vouched) => Promise<void>
  /** Makes the member's what was the guest's, in the one transaction in which the guest goes; both are locked. */
  readonly onJoin?: (sql: Sql, joined: Joined) => Promise<void>
  /** Whether a complaint of theirs waits for an answer: then nothing is advertised to them. */
  readonly hasOpenTicket?: (sql: Sql, who: MemberName) => Promise<boolean>
  /** Campaigns of its own, beside those the merchant wrote. */
  readonly campaigns?: (sql: Sql, shopId: string, now: Date) => Promise<readonly Campaign[]>
  /** What of its own makes offers, as it is now: by its id, and as a campaign with a block for each; undefined of what is another’s, or over. */
  readonly findOffering?: (
    sql: Sql,
    wish: { readonly shopId: string; readonly campaignId: string; readonly now: Date },
  ) => Promise<Campaign | undefined>
  /** What campaigns may ask about a member, as far as this room knows it. */
  readonly onSummary?: (
    sql: Sql,
    who: MemberName & { readonly now: Date },
  ) => Promise<Partial<z.output<typeof CustomerSummary>>>
  /** Events of pages it wants to hear of. */
  readonly heeds?: EventListener
  /** Codes this room gives away. */
  readonly coupons?: CouponGiver
  /** Everything it keeps about a member, by the name of what is kept. */
  readonly onExport?: (
    sql: Sql,
    who: MemberName & { readonly now: Date },
  ) => Promise<Readonly<Record<string, unknown>>>
  /** Forgets who the member was, in the one transaction that erases them; the member is locked. What must add up stays. */
  readonly onErase?: (sql: Sql, who: MemberName & { readonly now: Date }) => Promise<void>
}
