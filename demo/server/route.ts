/** Binds a contract record to a handler: parses what comes in, checks who calls, and answers by the schema. */
import type { Context, Hono } from 'hono'
import { z } from 'zod/mini'
import type {
  Access,
  BodyOf,
  Endpoint,
  ParamsOf,
  QueryOf,
  ResponseOf,
  Schema,
} from '../../src/contract/endpoint.ts'
import { ACCESS, type Caller } from './access.ts'
import { clientAddress } from './http/address.ts'
import { readBody } from './http/body.ts'
import { answerJson } from './http/json.ts'
import { parse, refuseUnstorable, type Place } from './http/parse.ts'
import type { CheckRate } from './http/rate-limit.ts'
import type { Services } from './services.ts'

export type AnyEndpoint = Endpoint<Schema, Schema, Schema, Schema>

export interface Call {
  readonly services: Services
  /** One time for the whole request. */
  readonly now: Date
  readonly http: Context
}

type CallOf<E, Who> = Call & Who & { params: ParamsOf<E>; query: QueryOf<E>; body: BodyOf<E> }
type Known<K extends keyof Caller> = { readonly [N in K]-?: NonNullable<Caller[N]> }

export interface RouteOptions {
  /** The same for everyone who asks: five minutes in any cache, then by ETag. */
  readonly cacheable?: boolean
  /** The handler itself looks for text that cannot be stored: a batch is not refused for one bad part. */
  readonly judgesText?: boolean
  /** Counted with the requests of another access: a page of pictures asks more often than anybody signs in. */
  readonly countedAs?: Access
}

export interface Route extends RouteOptions {
  readonly endpoint: AnyEndpoint
  readonly handle: (call: CallOf<AnyEndpoint, Caller>) => Promise<unknown>
}

type ForAccess<Who> = <E extends AnyEndpoint>(
  endpoint: E,
  handle: (call: CallOf<E, Who>) => Promise<ResponseOf<E> | Response>,
  options?: RouteOptions,
) => Route

export const forAnyone: ForAccess<unknown> = routeFor('open')
export const forPublic: ForAccess<Known<'shop'>> = routeFor('public')
export const forMember: ForAccess<Known<'shop' | 'memberId' | 'sessionEndsAt'>> = routeFor('member')
export const forShopper: ForAccess<Known<'shop' | 'memberId' | 'sessionEndsAt'>> =
  routeFor('shopper')
export const forSecret: ForAccess<Known<'shop'>> = routeFor('secret')
export const forMerchant: ForAccess<Known<'shop' | 'merchant'>> = routeFor('merchant')

/** Called from the pages of shops, on origins of their own. */
const FOR_PAGES: readonly Access[] = ['public', 'member', 'shopper']

function routeFor<Who>(access: Access): ForAccess<Who> {
  return (endpoint, handle, options = {}) => {
    if (endpoint.access !== access)
      throw new Error(
        `${endpoint.id} is for ${endpoint.access} in the contract, not for ${access}.`,
      )
    // Safe: `answer` parses by this endpoint's schemas, and its access check fills in what `Who` names.
    return { ...options, endpoint, handle: handle as unknown as Route['handle'] }
  }
}

export function register(app: Hono, route: Route, services: Services, checkRate: CheckRate): void {
  const { method, path } = route.endpoint
  app.on(method, path.replace(/\{(\w+)\}/g, ':$1'), (c) => answer(c, route, services, checkRate))
}

async function answer(
  c: Context,
  route: Route,
  services: Services,
  checkRate: CheckRate,
): Promise<Response> {
  const { endpoint } = route
  const now = services.now()
  c.set('isForPages', FOR_PAGES.includes(endpoint.access))
  checkRate(route.countedAs ?? endpoint.access, clientAddress(c, services.trustProxy), now)
  const query: unknown = c.req.query()
  const body = endpoint.body ? await readBody(c, endpoint.access) : undefined
  const key = keyOf(endpoint.body ? body : query)
  const caller = await ACCESS[endpoint.access]({ c, services, key })
  const take = (schema: Schema | undefined, value: unknown, place: Place): unknown => {
    const parsed = schema && parse(schema, value, place)
    if (!route.judgesText) refuseUnstorable(parsed, place)
    return parsed
  }
  const result = await route.handle({
    ...caller,
    services,
    now,
    http: c,
    params: take(endpoint.params, c.req.param(), 'path'),
    query: take(endpoint.query, query, 'query'),
    body: take(endpoint.body, body, 'body'),
  })
  if (result instanceof Response) return result
  if (services.checkAnswers) z.parse(endpoint.response, result)
  return answerJson(c, result, {
    status: endpoint.status ?? 200,
    cacheable: route.cacheable ?? false,
  })
}

function keyOf(source: unknown): unknown {
  return typeof source === 'object' && source !== null && 'key' in source ? source.key : undefined
}
