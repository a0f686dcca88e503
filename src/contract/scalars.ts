/** The scalars of the wire: every endpoint and event is made of these. */
import { z } from 'zod/mini'

/** RFC 3339 time in UTC, as `2026-11-22T17:51:27.000Z`. */
export const Instant = z
  .string()
  .check(z.regex(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/))
export type Instant = z.infer<typeof Instant>

/** ISO 4217 code. */
export const Currency = z.string().check(z.regex(/^[A-Z]{3}$/))
export type Currency = z.infer<typeof Currency>

/** An amount in the currency's own smallest unit: 500 JPY is 500, 5.00 EUR is 500, 5.000 KWD is 5000. */
export const Money = z.object({ minor: z.int(), currency: Currency })
export type Money = z.infer<typeof Money>

/** Whole points; one programme has one unit. */
export const Points = z.int()

/** Opaque: no client reads anything out of an id. */
export const Id = z.string().check(z.minLength(1), z.maxLength(128))
export type Id = z.infer<typeof Id>

export const Uuid = z.string().check(z.regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/))

/** BCP 47 language tag. */
export const Locale = z
  .string()
  .check(z.maxLength(35), z.regex(/^[A-Za-z]{2,8}(-[\dA-Za-z]{1,8})*$/))

export const PublicKey = z.string().check(z.regex(/^pk_[\w-]{1,64}$/))

/** Why something may be stored or sent; the shopper grants or refuses each. */
export const Purpose = z.enum(['functional', 'analytics', 'marketing', 'personalisation'])
export type Purpose = z.infer<typeof Purpose>

export const PURPOSES: readonly Purpose[] = Purpose.options
