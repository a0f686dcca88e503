/** What a destination is: a name, an address, and a pure way from events to what it wants to hear. */
import type { EventRecord } from '../contract/event.ts'
import type { OutgoingRequest } from '../core/outbox/flights.ts'

/** An event, and the page it happened in. */
export interface ToldEvent extends EventRecord {
  readonly page: PageFacts
}

export interface PageFacts {
  readonly origin: string
  readonly title: string
  /** Without query and hash, which may hold what is nobody’s business; empty when there is none. */
  readonly referrer: string
  /** BCP 47 tag the shopper read. */
  readonly locale: string
}

/** What is known when a request is made. */
export interface SendingFacts {
  /** Wall clock of the browser, RFC 3339. */
  readonly sentAt: string
  /** Of the SDK. */
  readonly version: string
  readonly userAgent: string
}

interface Common {
  /** Names its queue in this browser, and its counts in `stats()`. */
  readonly name: string
}

/** Takes many events in one request. `T` is one of them in its words. */
export interface BatchDestination<T = unknown> extends Common {
  readonly kind: 'batch'
  readonly url: string
  /** Of one item, UTF-8 bytes; a larger one is a dead letter. */
  readonly maxItemBytes: number
  /** `undefined`: it has no word for it. */
  translate(event: ToldEvent, facts: SendingFacts): T | undefined
  write(items: readonly T[], facts: SendingFacts): OutgoingRequest
}

/** Wants several requests for one event, each made of what the ones before have answered. `K` is what is known by then. */
export interface StepDestination<K = unknown> extends Common {
  readonly kind: 'steps'
  readonly url: string
  /** What belongs together and keeps its knowledge: the submission of a survey. `undefined`: it has no word for the event. */
  subjectOf(event: ToldEvent): string | undefined
  next(event: ToldEvent, known: K | undefined): Step<K>
}

export type Step<K> =
  | { readonly request: OutgoingRequest; learn(answer: StepAnswer): Lesson<K> }
  /** Nothing more to say. */
  | 'done'

export interface StepAnswer {
  readonly status: number
  /** The JSON of the body; of one that is none, a record without fields. */
  readonly body: Readonly<Record<string, unknown>>
}

/** `known` goes on; `drop` names why this event will never be taken; `failed` is judged by its status as any request is. */
export type Lesson<K> = { readonly known: K } | { readonly drop: string } | 'failed'

/** Is told within the page, at once, and sends nothing itself. */
export interface PageDestination extends Common {
  readonly kind: 'page'
  tell(event: ToldEvent): void
}

export type Destination = BatchDestination | StepDestination | PageDestination
