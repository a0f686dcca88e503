/** One record per exchange, written once: client, server, documentation and conformance tests all read it. */
import type { z } from 'zod/mini'
import type { ProblemCode } from './problem-codes.ts'

export type Schema<T = unknown> = z.ZodMiniType<T, unknown>

/**
 * Who may call.
 * `public`: anyone with the shop's public key (`?key=` or `key` in the body), from an allowed origin.
 * `member`: a shopper with a session (`Authorization: Bearer`), from an allowed origin.
 * `shopper`: the same, or a guest with a session of a browser's own (`POST /v1/session/guest`).
 * `secret`: the shop's own server (`Authorization: Bearer sk_…`).
 * `merchant`: a person signed in to the console (cookie), same origin only.
 * `open`: anyone.
 */
export type Access = 'public' | 'member' | 'shopper' | 'secret' | 'merchant' | 'open'

export interface Endpoint<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Answer extends Schema = Schema,
> {
  /** `operationId` in openapi.json: widget or room, then a verb. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `/v1/<widget>/…`, with `{name}` for each of `params`. */
  readonly path: string
  readonly access: Access
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly response: Answer
  /** Needs the header `Idempotency-Key`, a UUID: the same key with the same body gets the first answer again. */
  readonly idempotent?: boolean
  /** 200 unless said otherwise. */
  readonly status?: number
  /** The codes a client must be ready for, besides those every endpoint may answer. */
  readonly problems?: readonly ProblemCode[]
  /** The body is a file’s bytes, not JSON; its `Content-Type` is the file’s. */
  readonly bytes?: boolean
  /** The answer is a `text/event-stream`; `response` is the shape of one message's data. */
  readonly stream?: boolean
}

/** Keeps the exact schema types of the record, so that callers and handlers are typed by it. */
export function defineEndpoint<
  Params extends Schema = Schema<undefined>,
  Query extends Schema = Schema<undefined>,
  Body extends Schema = Schema<undefined>,
  Answer extends Schema = Schema,
>(endpoint: Endpoint<Params, Query, Body, Answer>): Endpoint<Params, Query, Body, Answer> {
  return endpoint
}

export type ParamsOf<E> = E extends Endpoint<infer P, Schema, Schema, Schema> ? z.output<P> : never
export type QueryOf<E> = E extends Endpoint<Schema, infer Q, Schema, Schema> ? z.output<Q> : never
export type BodyOf<E> = E extends Endpoint<Schema, Schema, infer B, Schema> ? z.output<B> : never
export type ResponseOf<E> =
  E extends Endpoint<Schema, Schema, Schema, infer R> ? z.output<R> : never

/** Fills `{name}` in a path. Values are percent-encoded, so an id can never add a segment. */
export function fillPath(path: string, params: Readonly<Record<string, string>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new TypeError(`${path} needs a value for {${name}}.`)
    return encodeURIComponent(value)
  })
}
