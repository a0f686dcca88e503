/** A campaign: whom it is for, the moment it waits for, how loudly and how often it speaks, and what it says. */
import { z } from 'zod/mini'
import { Id } from '../scalars.ts'
import { Block, TextKey } from './block.ts'
import { Caps } from './caps.ts'
import { Condition } from './condition.ts'
import { Share } from './experiment.ts'
import { Schedule } from './schedule.ts'
import { Trigger } from './trigger.ts'

/** What a merchant writes. */
export const WrittenKind = z.enum([
  'exit',
  'offer',
  'free-shipping',
  'save-cart',
  'win-back',
  'gift',
  'subscription',
  'products',
  'welcome',
  'thanks',
  'apology',
  'message',
  /** Invites to write; the chat shows it, and only while somebody would answer. */
  'chat',
])
export type WrittenKind = z.infer<typeof WrittenKind>

export const CampaignKind = z.enum([
  ...WrittenKind.options,
  /** Asks a survey: its id, after `survey.`, is the campaign’s. Made by the backend of surveys that are open. */
  'survey',
])
export type CampaignKind = z.infer<typeof CampaignKind>

/**
 * Language, then key. `title` names the surface, `accept` and `decline` its buttons. `{name}`, `{product}` and `{points}` may stand in a text; it
 * then needs a second one, as `titlePlain` beside `title`, for shoppers of whom that is unknown or may not be used.
 */
export const CampaignTexts = z.record(
  z.string().check(z.regex(/^[a-z]{2,3}$/)),
  z.record(TextKey, z.string().check(z.maxLength(1000))),
)
export type CampaignTexts = z.infer<typeof CampaignTexts>

const Blocks = z.array(Block).check(z.maxLength(20))

export const CampaignArm = z.object({
  id: Id,
  /** Of ten thousand; all arms together make ten thousand. */
  weight: Share,
  /** Instead of the campaign’s own. */
  texts: z.optional(CampaignTexts),
  /** Instead of the campaign’s own; `null` shows nothing. */
  blocks: z.optional(z.nullable(Blocks)),
})
export type CampaignArm = z.infer<typeof CampaignArm>

export const CampaignExperiment = z.object({
  id: Id,
  /** Another one gives everybody an arm anew. */
  phase: z.int().check(z.minimum(1)),
  /** The first one is the control. */
  arms: z.array(CampaignArm).check(z.minLength(2), z.maxLength(4)),
  /** How many of ten thousand take part; all if left out. */
  traffic: z.optional(Share),
})
export type CampaignExperiment = z.infer<typeof CampaignExperiment>

export const Surface = z.enum(['modal', 'sheet', 'bar', 'badge', 'inline'])
export type Surface = z.infer<typeof Surface>

export const Campaign = z.object({
  id: Id,
  /** Grows with every change. */
  revision: z.int().check(z.minimum(1)),
  kind: CampaignKind,
  /** As `discount`: caps, and a shopper’s “never”, count for the whole category. */
  category: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  /** Held out by the holdout, and silent while a complaint is open. */
  promotional: z.boolean(),
  trigger: Trigger,
  /** Everybody if left out. */
  audience: z.optional(Condition),
  schedule: z.optional(Schedule),
  caps: z._default(Caps, {}),
  surface: Surface,
  /** Where it may not be said so loudly, it waits on the launcher; `false`: loud or not at all. */
  mayBeQuieter: z._default(z.boolean(), true),
  /** Of an inline campaign: the `data-slot` of its element. */
  slot: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  priority: z._default(z.int().check(z.minimum(-1000), z.maximum(1000)), 0),
  /** Of campaigns with the same one, a shopper sees one. */
  group: z.optional(Id),
  /**
   * One step of several, as of winning somebody back: it comes when the step below was shown so many days ago and nothing was ordered since. An
   * order, or a complaint, ends the ladder; it begins anew after 180 days at the earliest.
   */
  ladder: z.optional(
    z.object({
      id: Id,
      step: z.int().check(z.minimum(1), z.maximum(5)),
      afterDays: z._default(z.int().check(z.minimum(0), z.maximum(90)), 3),
    }),
  ),
  experiment: z.optional(CampaignExperiment),
  texts: z._default(CampaignTexts, {}),
  blocks: Blocks,
})
export type Campaign = z.infer<typeof Campaign>
