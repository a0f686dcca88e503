/** Whom a campaign is for: a tree of conditions that is true, false or unknown; it shows on true alone. */
import { z } from 'zod/mini'
import { EventName } from '../event.ts'
import { Id, Money } from '../scalars.ts'

export const MAX_DEPTH = 8
export const MAX_LEAVES = 200

export const TimeUnit = z.enum(['minute', 'hour', 'day', 'week', 'month'])
export type TimeUnit = z.infer<typeof TimeUnit>

/** A month is 30 days. */
export const Span = z.object({ n: z.int().check(z.minimum(1), z.maximum(1000)), unit: TimeUnit })
export type Span = z.infer<typeof Span>

export const Operator = z.enum([
  'eq',
  'neq',
  'in',
  'notIn',
  'gt',
  'gte',
  'lt',
  'lte',
  /** Both ends belong to it. */
  'between',
  'contains',
  'startsWith',
  'endsWith',
  /** `*` stands for any rest: `/collections/*`. */
  'matches',
  'exists',
  'isTrue',
  'before',
  'after',
  'withinLast',
  'notWithinLast',
  'hasAny',
  'hasAll',
  'hasNone',
])
export type Operator = z.infer<typeof Operator>

const Text = z.string().check(z.maxLength(500))

export const ConditionValue = z.union([
  Text,
  z.number(),
  z.boolean(),
  Money,
  Span,
  z.array(Text).check(z.maxLength(200)),
  z.array(z.number()).check(z.maxLength(200)),
  z.array(Money).check(z.maxLength(2)),
])
export type ConditionValue = z.infer<typeof ConditionValue>

/** Comparing what the page, the visit, the cart or the customer is; `field` as `cart.subtotal`. */
export const FieldCondition = z.object({
  field: z.string().check(z.maxLength(100)),
  op: Operator,
  /** Without one for `exists` and `isTrue`. */
  value: z.optional(ConditionValue),
})
export type FieldCondition = z.infer<typeof FieldCondition>

/** How often an event of the page or of a widget happened here. */
export const EventCondition = z.object({
  event: EventName,
  op: z.enum(['eq', 'gt', 'gte', 'lt', 'lte']),
  count: z.int().check(z.minimum(0), z.maximum(1_000_000)),
  /** Without one, this visit. */
  within: z.optional(Span),
})
export type EventCondition = z.infer<typeof EventCondition>

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** One line of the cart for which the condition holds; its fields begin with `line.`. */
  | { readonly line: Condition }
  | { readonly segment: string }
  | FieldCondition
  | EventCondition

export const Condition: z.ZodMiniType<Condition, Condition> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(Condition).check(z.maxLength(MAX_LEAVES)) }),
    z.object({ any: z.array(Condition).check(z.maxLength(MAX_LEAVES)) }),
    z.object({ not: Condition }),
    z.object({ line: Condition }),
    z.object({ segment: Id }),
    FieldCondition,
    EventCondition,
  ]),
)

/** A condition with a name, for several campaigns. */
export const Segment = z.object({ name: Text, condition: Condition })
export type Segment = z.infer<typeof Segment>
