/** How a call looks to the caller: what an endpoint's record asks for must be given, and nothing else can be. */
import type {
  BodyOf,
  Endpoint,
  ParamsOf,
  QueryOf,
  ResponseOf,
  Schema,
} from '../contract/endpoint.ts'

/** `key` is the only part of a public request that the transport adds by itself. */
type Without<T, K extends string> = T extends undefined ? undefined : Omit<T, K>
type Given<Name extends string, T> = T extends undefined
  ? { readonly [N in Name]?: undefined }
  : Record<never, never> extends T
    ? { readonly [N in Name]?: T }
    : { readonly [N in Name]: T }

export type CallOptions<E> = Given<'params', ParamsOf<E>> &
  Given<'query', Without<QueryOf<E>, 'key'>> &
  Given<'body', Without<BodyOf<E>, 'key'>> & {
    readonly signal?: AbortSignal
    /** With it a write is repeated like a read, because the backend answers a repeat as it did the first. */
    readonly idempotencyKey?: string
  }

/** Resolves with the checked answer, or rejects with a ProblemError (has `code`) or a RegularsError. */
export type Call = <E extends Endpoint<Schema, Schema, Schema, Schema>>(
  endpoint: E,
  options?: CallOptions<E>,
) => Promise<ResponseOf<E>>
