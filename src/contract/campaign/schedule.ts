/** When a campaign may run: by the shop's own clock, in its time zone. */
import { z } from 'zod/mini'
import { Instant } from '../scalars.ts'

export const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
export type Weekday = z.infer<typeof Weekday>

/** `09:30`; `24:00` is the end of the day. */
export const TimeOfDay = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/))

/** A day of the shop, as `2026-11-27`. */
export const ShopDate = z.string().check(z.regex(/^\d{4}-[01]\d-[0-3]\d$/))

export const Schedule = z.object({
  startsAt: z.optional(Instant),
  /** From this moment on it is over. */
  endsAt: z.optional(Instant),
  /** Every day if left out. */
  days: z.optional(z.array(Weekday).check(z.minLength(1), z.maxLength(7))),
  /** `to` does not belong to it. From 22:00 to 06:00 belongs to the day it began on. All day if left out. */
  hours: z.optional(
    z.array(z.object({ from: TimeOfDay, to: TimeOfDay })).check(z.minLength(1), z.maxLength(10)),
  ),
  /** Days on which it rests, the last one included. */
  blackout: z.optional(z.array(z.object({ from: ShopDate, to: ShopDate })).check(z.maxLength(50))),
})
export type Schedule = z.infer<typeof Schedule>
