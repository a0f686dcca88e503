/** Arms of a campaign that are compared, and the record that somebody came to the point where they differ. */
import { z } from 'zod/mini'
import { Currency, Id } from '../scalars.ts'
import { Stage } from './lifecycle.ts'

/** Shares are whole numbers of ten thousand. */
export const WHOLE = 10_000
export const Share = z.int().check(z.minimum(0), z.maximum(WHOLE))

/** Shoppers who are shown nothing promotional for a period, to know what all of it is worth. */
export const Holdout = z.object({
  share: Share,
  /** As `2026Q4`: with another one, others are held out. */
  period: z.string().check(z.minLength(1), z.maxLength(20)),
})
export type Holdout = z.infer<typeof Holdout>

export const UnitType = z.enum(['visitor', 'member'])
export type UnitType = z.infer<typeof UnitType>

/** Which arm somebody was given first; it stays theirs for the whole phase. */
export const Assignment = z.object({
  experiment: Id,
  phase: z.int(),
  arm: Id,
  unitType: UnitType,
})
export type Assignment = z.infer<typeof Assignment>

/**
 * Sent when trigger, audience and caps have passed, in every arm and held out too, before anything is drawn, and once per
 * unit and phase. Whether it was drawn then is another event.
 */
export const Exposure = z.object({
  /** Of experiment, phase and unit: a second one with the same key counts nothing. */
  key: z.string().check(z.maxLength(300)),
  experiment: Id,
  phase: z.union([z.int(), z.string()]),
  arm: Id,
  unitId: Id,
  unitType: UnitType,
  campaignId: Id,
  trigger: z.string().check(z.maxLength(40)),
  /** How sure the trigger was, of exit. */
  score: z.optional(z.number()),
  stage: z.optional(Stage),
  /** Of the cart, minor units. */
  subtotal: z.optional(z.int()),
  currency: z.optional(Currency),
  /** Of trigger, audience and caps: a rule changed while the experiment runs shows in it. */
  ruleHash: z.string().check(z.maxLength(16)),
  inHoldout: z.boolean(),
  /** Nothing of it lasts, so it stays out of the statistics. */
  ephemeral: z.boolean(),
  /** The unit was never seen before: how many of them there are tells how often browsers forget. */
  freshId: z.optional(z.boolean()),
  /** The arm came from the backend: the same customer was given it on another device. */
  crossDevice: z.optional(z.boolean()),
  /** This device and another had shown different arms before they met. */
  multiExposure: z.optional(z.boolean()),
})
export type Exposure = z.infer<typeof Exposure>
