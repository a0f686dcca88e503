/** What a survey may ask, one question a step, and what an answer to each is. */
import { z } from 'zod/mini'
import { ShopUrl } from '../../../src/contract/campaign/facts.ts'
import { Words } from '../../../src/contract/words.ts'

/** Of a step or an ending; unique within its survey. */
export const StepId = z.string().check(z.regex(/^[a-z][\w-]{0,39}$/))
const OptionId = z.string().check(z.regex(/^[\w-]{1,40}$/))
const Score = z.int().check(z.minimum(0), z.maximum(10))

/** The first rule that holds decides where it goes on; none: at `next`. */
export const Branch = z.object({
  when: z.union([
    /** Of a score: both ends belong to it. */
    z.object({ from: Score, to: Score }),
    /** Any of these was chosen. */
    z.object({ chosen: z.array(OptionId).check(z.minLength(1), z.maxLength(20)) }),
    /** Left without an answer. */
    z.object({ skipped: z.literal(true) }),
  ]),
  /** A later step, or an ending. */
  goTo: StepId,
})
export type Branch = z.infer<typeof Branch>

const Common = {
  id: StepId,
  question: Words,
  /** A line below the question. */
  hint: z.optional(Words),
  /** Cannot be passed over. */
  required: z._default(z.boolean(), false),
  branches: z._default(z.array(Branch).check(z.maxLength(12)), []),
  /** A later step or an ending; without one the step that stands next, after the last the first ending. */
  next: z.optional(StepId),
}

/** Without their own words, the ends of a scale are named as it is usual for its kind. */
const Ends = { lowLabel: z.optional(Words), highLabel: z.optional(Words) }

/** A score at or below it makes a ticket, one for each submission; without it, none does. */
const Ticket = { ticketUpTo: z.optional(Score) }

const Option = z.object({ id: OptionId, label: Words })

export const Step = z.discriminatedUnion('kind', [
  /** How likely to recommend, 0 to 10. */
  z.object({ kind: z.literal('nps'), ...Common, ...Ends, ...Ticket }),
  /** How satisfied, 1 to 5. */
  z.object({
    kind: z.literal('csat'),
    ...Common,
    ...Ends,
    ...Ticket,
    look: z._default(z.enum(['faces', 'stars', 'numbers']), 'faces'),
  }),
  /** How easy, 1 (very hard) to 7 (very easy). */
  z.object({ kind: z.literal('ces'), ...Common, ...Ends, ...Ticket }),
  /** Of anything, 1 to `most`. */
  z.object({
    kind: z.literal('rating'),
    ...Common,
    ...Ends,
    ...Ticket,
    most: z._default(z.int().check(z.minimum(3), z.maximum(10)), 5),
    look: z._default(z.enum(['stars', 'numbers']), 'stars'),
  }),
  z.object({
    kind: z.literal('choice'),
    ...Common,
    options: z.array(Option).check(z.minLength(2), z.maxLength(20)),
    /** Several may be chosen. */
    multiple: z._default(z.boolean(), false),
    /** In an order of chance, so that the first is not favoured; the same for one shopper. */
    shuffled: z._default(z.boolean(), false),
  }),
  z.object({
    kind: z.literal('picture'),
    ...Common,
    /** `label` is what the picture shows, for those who do not see it, and stands below it. */
    options: z
      .array(z.object({ ...Option.shape, image: ShopUrl }))
      .check(z.minLength(2), z.maxLength(12)),
    multiple: z._default(z.boolean(), false),
  }),
  z.object({
    kind: z.literal('text'),
    ...Common,
    placeholder: z.optional(Words),
    /** Characters. */
    most: z._default(z.int().check(z.minimum(10), z.maximum(4000)), 2000),
  }),
  /** Where an answer may be sent to; never asked of whom the shop vouches for an address. */
  z.object({ kind: z.literal('email'), ...Common }),
])
export type Step = z.infer<typeof Step>
export type StepKind = Step['kind']
export type ScoreStep = Extract<Step, { kind: 'nps' | 'csat' | 'ces' | 'rating' }>

/** A score, a text or an address, or the chosen options. */
export const AnswerValue = z.union([
  z.int(),
  z.string().check(z.maxLength(4000)),
  z.array(OptionId).check(z.minLength(1), z.maxLength(20)),
])
export type AnswerValue = z.infer<typeof AnswerValue>

/** By step; of steps that were passed over there is none. */
export const Answers = z.record(StepId, AnswerValue)
export type Answers = z.infer<typeof Answers>

/** Which third of its scale a score is in: detractors, passives and promoters of NPS, bad, middling and good of the others. */
export const Bucket = z.enum(['low', 'mid', 'high'])
export type Bucket = z.infer<typeof Bucket>
