/** A survey: when it asks whom, its steps, and how it ends. */
import { z } from 'zod/mini'
import { Condition } from '../../../src/contract/campaign/condition.ts'
import { ShopUrl } from '../../../src/contract/campaign/facts.ts'
import { EventName } from '../../../src/contract/event.ts'
import { Id } from '../../../src/contract/scalars.ts'
import { Words } from '../../../src/contract/words.ts'
import { Step, StepId } from './steps.ts'

/** When a survey may ask. `button` and `element` never ask: the shopper comes for them. */
export const SurveyMoment = z.discriminatedUnion('on', [
  /** The page says that an order was placed. */
  z.object({ on: z.literal('order') }),
  /** The next visit after an order has arrived, as the backend knows it, for 30 days. */
  z.object({ on: z.literal('delivery') }),
  /** A conversation was resolved and is not rated, for 7 days. */
  z.object({ on: z.literal('chat') }),
  /** Back on a page of the shop after a checkout without an order, in the same visit. */
  z.object({ on: z.literal('checkout-left') }),
  /** So long on a page, seconds. */
  z.object({
    on: z.literal('visit'),
    seconds: z.int().check(z.minimum(5), z.maximum(600)),
  }),
  /** The page or a widget tells of it. */
  z.object({ on: z.literal('event'), name: EventName }),
  /** Always there, in the section. */
  z.object({ on: z.literal('button') }),
  /** In the page: `<regulars-feedback data-survey="id">`, as where a subscription is cancelled. */
  z.object({ on: z.literal('element') }),
])
export type SurveyMoment = z.infer<typeof SurveyMoment>

const Days = z.int().check(z.minimum(1), z.maximum(730))

/** How soon the same shopper may be asked the same again. Snoozed, dismissed and “never” are three things. */
export const Recontact = z.object({
  /** After it was answered, or begun; `null`: not again. */
  afterAnswerDays: z._default(z.nullable(Days), 180),
  /** After it was closed; `null`: not again. */
  afterDismissDays: z._default(z.nullable(Days), 90),
  /** After “Later”, and after it was shown and nothing was pressed. */
  snoozeDays: z._default(Days, 3),
  /** Shown so often without an answer, it rests as if it had been closed. */
  mostAsks: z._default(z.int().check(z.minimum(1), z.maximum(10)), 3),
})
export type Recontact = z.infer<typeof Recontact>

/** What comes after the last answer. */
export const Ending = z.object({
  id: StepId,
  text: Words,
  /** One thing to go on with, at most. */
  action: z.optional(
    z.discriminatedUnion('kind', [
      /** A page for reviews, of the merchant’s choice. */
      z.object({ kind: z.literal('review'), url: ShopUrl, label: Words }),
      /** The section of the referral. */
      z.object({ kind: z.literal('referral'), label: z.optional(Words) }),
      /** The section of the chat. */
      z.object({ kind: z.literal('chat'), label: z.optional(Words) }),
      /** An offer of the shop’s rules, issued when it is pressed. */
      z.object({ kind: z.literal('offer'), offerId: Id }),
    ]),
  ),
})
export type Ending = z.infer<typeof Ending>

export const Survey = z.object({
  id: z.string().check(z.regex(/^[a-z][\da-z-]{0,39}$/)),
  /** Grows with every change. */
  revision: z.int().check(z.minimum(1)),
  /** For people of the shop. */
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  /** Heading of its card. */
  title: Words,
  moment: SurveyMoment,
  /** Everybody if left out. */
  audience: z.optional(Condition),
  /** Of ten thousand shoppers so many are asked: the same ones, whenever and wherever they come. */
  sample: z._default(z.int().check(z.minimum(0), z.maximum(10_000)), 10_000),
  recontact: z._default(Recontact, {
    afterAnswerDays: 180,
    afterDismissDays: 90,
    snoozeDays: 3,
    mostAsks: 3,
  }),
  /** `sheet` a card beside the launcher, `modal` a dialog, `badge` a dot on the launcher. */
  surface: z._default(z.enum(['sheet', 'modal', 'badge']), 'sheet'),
  /** `offered`: the shopper may leave their name out. `always`: nobody’s name is ever kept. Without a name there is no ticket. */
  anonymous: z._default(z.enum(['never', 'offered', 'always']), 'never'),
  /** A finished one may be changed for so long. */
  editableMinutes: z._default(z.int().check(z.minimum(0), z.maximum(20_160)), 60),
  /** A subscription, or something like it, is being cancelled: the way on is there with every step, and no answer is needed for it. */
  isCancelling: z._default(z.boolean(), false),
  /** Languages in which every one of its words is there; the first stands in for all others. */
  locales: z
    .array(z.string().check(z.regex(/^[a-z]{2,3}$/)))
    .check(z.minLength(1), z.maxLength(20)),
  steps: z.array(Step).check(z.minLength(1), z.maxLength(30)),
  endings: z.array(Ending).check(z.minLength(1), z.maxLength(10)),
})
export type Survey = z.infer<typeof Survey>

/** Of all surveys together. */
export const SurveyRules = z.object({
  /** Between two surveys that ask by themselves, days. */
  restDays: z._default(z.int().check(z.minimum(0), z.maximum(365)), 7),
  /** Asked at most so often in 365 days. */
  mostPerYear: z._default(z.int().check(z.minimum(1), z.maximum(52)), 6),
})
export type SurveyRules = z.infer<typeof SurveyRules>
