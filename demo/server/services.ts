/** What the server runs on: handed in once, so that tests can hand in their own. */
import type { Database } from './db.ts'
import type { Limits } from './http/rate-limit.ts'
import { LIMITS } from './http/rate-limit.ts'
import type { CouponAdapter } from './coupons/coupon-adapter.ts'
import { createOwnCoupons } from './coupons/own-coupons.ts'
import { silentLog, type Log } from './http/log.ts'
import type { Mailer } from './mail/mailer.ts'
import type { Room } from './room.ts'

export interface Services {
  readonly database: Database
  readonly log: Log
  readonly now: () => Date
  /** Told of what happens in each other. */
  readonly rooms: readonly Room[]
  readonly limits: Limits
  /** Believes X-Forwarded-For and X-Forwarded-Proto; only behind a proxy that sets them. */
  readonly trustProxy: boolean
  /** Holds our own answers to the contract too; a wrong one is a 500. */
  readonly checkAnswers: boolean
  /** Makes and ends codes, whoever gives them away; by default in a table of this server’s own. */
  readonly coupons: CouponAdapter
  /** Tells the merchants’ servers. */
  readonly fetch: typeof fetch
  /** Without one nothing is sent by mail, and nothing promised. */
  readonly mailer: Mailer | undefined
  /** Origin of this server as people reach it, for the links in mails. */
  readonly publicUrl: string | undefined
  /** Aborted when the server stops: streams end. */
  readonly signal: AbortSignal
}

export type ServerOptions = Pick<Services, 'database'> & Partial<Omit<Services, 'rooms'>>

export function withDefaults(options: ServerOptions, rooms: readonly Room[]): Services {
  return {
    rooms,
    log: silentLog,
    now: () => new Date(),
    limits: LIMITS,
    trustProxy: false,
    checkAnswers: false,
    coupons: createOwnCoupons(options.database),
    fetch,
    mailer: undefined,
    publicUrl: undefined,
    signal: new AbortController().signal,
    ...options,
  }
}
