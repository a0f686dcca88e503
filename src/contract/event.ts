/** What happened, told by the shopper's page: the envelope, the batch, the verdicts and the core catalogue. */
import { z } from 'zod/mini'
import { defineEndpoint, type Schema } from './endpoint.ts'
import { Currency, Id, Instant, Locale, PublicKey, Purpose, Uuid } from './scalars.ts'

/** Largest event, UTF-8 bytes of its JSON; domain rule: a larger one is a mistake, not a message. */
export const MAX_EVENT_BYTES = 32_768
export const MAX_BATCH_EVENTS = 100

/** `cart.changed`, `loyalty.reward_redeemed`: a noun, then what happened. `shop.…` is the merchant's own. */
export const EventName = z
  .string()
  .check(z.maxLength(64), z.regex(/^[a-z][a-z-]*\.[a-z][\d_a-z]*$/))

export type EventProps = Readonly<Record<string, unknown>>

export interface EventDefinition<Props extends Schema<EventProps> = Schema<EventProps>> {
  /** Consent asked before the event is kept, and again before it is sent. */
  readonly purpose: Purpose
  /** Kept and sent before all others when room is short. */
  readonly critical?: boolean
  readonly summary: string
  readonly props: Props
}

export type EventCatalogue = Readonly<Record<string, EventDefinition>>
/** Event name to props, for typing `track`. */
export type EventsOf<C extends EventCatalogue> = { [N in keyof C]: z.output<C[N]['props']> }

export function defineEvents<const C extends EventCatalogue>(catalogue: C): C {
  return catalogue
}

const Amount = { value: z.optional(z.int()), currency: z.optional(Currency) }
const Label = z.string().check(z.maxLength(256))

export const coreEvents = defineEvents({
  'page.viewed': {
    purpose: 'analytics',
    summary: 'A page was shown. The path has no query and no hash.',
    props: z.object({ path: z.string().check(z.maxLength(1024)), title: z.optional(Label) }),
  },
  'visit.started': {
    purpose: 'analytics',
    summary: 'A new visit began; `touch` is the campaign that brought it.',
    props: z.object({
      number: z.int(),
      touch: z.optional(z.record(z.string(), Label)),
    }),
  },
  'product.viewed': {
    purpose: 'analytics',
    summary: 'A product page was shown.',
    props: z.object({ productId: Id, name: z.optional(Label), ...Amount }),
  },
  'cart.changed': {
    purpose: 'analytics',
    summary: 'The cart has other lines or another total. `value` in minor units.',
    props: z.object({ items: z.int(), ...Amount }),
  },
  'order.placed': {
    purpose: 'analytics',
    summary: 'The page says an order was placed. A hint: points follow the shop server’s call.',
    props: z.object({ orderId: Id, ...Amount }),
  },
  'score.given': {
    purpose: 'analytics',
    summary: 'The shopper rated the shop: 0–10 for `nps`, 1–5 for `csat`, 1–7 for `ces`.',
    props: z.object({ kind: z.enum(['nps', 'csat', 'ces']), score: z.int() }),
  },
  'widget.opened': {
    purpose: 'analytics',
    summary: 'A widget’s section was opened in the panel.',
    props: z.object({ widget: Label, by: z.enum(['launcher', 'page', 'api']) }),
  },
  'widget.closed': {
    purpose: 'analytics',
    summary: 'The panel was closed.',
    props: z.object({ widget: Label }),
  },
  'consent.changed': {
    purpose: 'functional',
    critical: true,
    summary: 'The shopper granted or refused purposes: the record of consent.',
    props: z.object({ granted: z.array(Purpose), denied: z.array(Purpose), source: Label }),
  },
})
export type CoreEvents = EventsOf<typeof coreEvents>

/** The merchant’s own events, `shop.` and a name: flat, small, no nested records. */
export const ShopEventProps = z.record(
  z.string().check(z.maxLength(64)),
  z.union([z.string().check(z.maxLength(1024)), z.number(), z.boolean(), z.null()]),
)
export type ShopEventProps = z.infer<typeof ShopEventProps>

/** One event, frozen when it is accepted: a repeat carries the same id and the same times. */
export const EventRecord = z.object({
  /** UUIDv7; the server stores each id once, however often it is sent. */
  id: Uuid,
  name: EventName,
  purpose: Purpose,
  /** Client clock when accepted; see `sentAt` for correcting it. */
  at: Instant,
  /** Counts from 1 in each tab, so that a gap shows a loss. */
  seq: z.int(),
  tabId: Uuid,
  visitorId: z.optional(Uuid),
  visitId: z.optional(Uuid),
  /** Opaque id from `/v1/session`, of whoever was signed in when it happened. */
  memberId: z.optional(Id),
  path: z.optional(z.string().check(z.maxLength(1024))),
  props: z.record(z.string(), z.unknown()),
})
export type EventRecord = z.infer<typeof EventRecord>

/** How the queue of this browser has fared since it was made; counts only grow. */
export const DeliveryCounts = z.object({
  accepted: z.int(),
  acknowledged: z.int(),
  dead: z.record(z.string(), z.int()),
  evicted: z.record(z.string(), z.int()),
  expired: z.int(),
  withdrawn: z.int(),
})
export type DeliveryCounts = z.infer<typeof DeliveryCounts>

export const EventBatch = z.object({
  key: PublicKey,
  /** Client clock at sending; the server corrects `at` by the difference to its own when it is over 5 s. */
  sentAt: Instant,
  locale: z.optional(Locale),
  sdk: z.string().check(z.maxLength(32)),
  /** The purposes granted at sending. Events of any other purpose are dropped. */
  granted: z.array(Purpose),
  counts: z.optional(DeliveryCounts),
  /** Checked one by one by the server: one bad event never takes others with it. */
  events: z.array(z.unknown()).check(z.minLength(1), z.maxLength(MAX_BATCH_EVENTS)),
})
export type EventBatch = z.infer<typeof EventBatch>

/** `ok` stored now, `dup` stored before, `retry` keep it, `drop` never send it again. */
export const Verdict = z.object({
  result: z.enum(['ok', 'dup', 'retry', 'drop']),
  reason: z.optional(z.string()),
})
export type Verdict = z.infer<typeof Verdict>

export const EventAnswer = z.object({
  now: Instant,
  /** By event id. An id that is not named counts as stored. */
  results: z.record(z.string(), Verdict),
})
export type EventAnswer = z.infer<typeof EventAnswer>

/** The body may come as text/plain, which needs no CORS preflight and so still leaves from a closing tab. */
export const sendEvents = defineEndpoint({
  id: 'events.send',
  method: 'POST',
  path: '/v1/events',
  access: 'public',
  summary: 'Stores a batch of events, each once by its id.',
  body: EventBatch,
  response: EventAnswer,
  problems: ['payload_too_large'],
})
