/** When points expire: never, with a lot’s own date, or all together after a time without any earning or redeeming. */
import type { Expiry } from '../../../widgets/loyalty/contract.ts'
import type { Account } from './account.ts'
import { endOfDayAfter, localDate, startOfDay } from './calendar.ts'

/** Days before the end at which the shopper is warned. */
const NOTICE_DAYS = [30, 7] as const
const DAY_MS = 86_400_000

export interface ExpiryRules {
  readonly timezone: string
  readonly expiry?: Expiry | undefined
  /** When the mode or its length came into force: nothing earned before expires sooner than counted from then. */
  readonly expirySince?: string | undefined
}

export function lotExpiry(earnedAt: Date, rules: ExpiryRules): Date | null {
  const { expiry, timezone } = rules
  const from = later(earnedAt, rules)
  if (expiry?.mode === 'lot') return endOfDayAfter(from, { months: expiry.months }, timezone)
  if (expiry?.mode !== 'fixed') return null
  const { year, month } = localDate(from, timezone)
  const end =
    expiry.every === 'year'
      ? { year: year + 2, month: 1, day: 1 }
      : { year, month: month + 2, day: 1 }
  return startOfDay(end, timezone)
}

/** Earning or redeeming: everything lives on from here. */
export function markActive(account: Account, at: Date, rules: ExpiryRules): void {
  if (account.activeAt && account.activeAt >= at) return
  account.activeAt = at
  account.expiresAt = accountExpiry(at, rules)
  account.noticeAt = firstNotice(account.expiresAt)
}

export function accountExpiry(activeAt: Date, rules: ExpiryRules): Date | null {
  const { expiry, timezone } = rules
  if (expiry?.mode !== 'inactivity') return null
  return endOfDayAfter(later(activeAt, rules), { months: expiry.months }, timezone)
}

export function firstNotice(expiresAt: Date | null): Date | null {
  return expiresAt && daysBefore(expiresAt, NOTICE_DAYS[0])
}

/** After the warning of that moment: the next one, or none. */
export function nextNotice(expiresAt: Date, at: Date): Date | null {
  const next = NOTICE_DAYS.map((days) => daysBefore(expiresAt, days)).find((notice) => notice > at)
  return next ?? null
}

function daysBefore(instant: Date, days: number): Date {
  return new Date(instant.getTime() - days * DAY_MS)
}

function later(instant: Date, { expirySince }: ExpiryRules): Date {
  const since = expirySince === undefined ? instant : new Date(expirySince)
  return since > instant ? since : instant
}
