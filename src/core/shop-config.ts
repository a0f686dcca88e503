/** The shop's public face at start, without the schema library: the copy of the last page at once, a fresh one behind it for the next. */
import type { Shop } from '../contract/shop.ts'
import { MINUTE, SECOND } from './clock.ts'
import { withDeadline } from './deadline.ts'
import type { Environment } from './environment.ts'
import { RegularsError } from './errors.ts'
import { parseShop } from './shop-form.ts'
import type { Store } from './store.ts'

export interface ShopConfig {
  /** The remembered shop, else the backend's, else (dead, slow, not known there) `undefined`. Asks the backend at most once. */
  load(): Promise<Shop | undefined>
}

export interface ShopConfigOptions {
  readonly endpoint: string
  readonly key: string
  readonly environment: Pick<Environment, 'fetch' | 'now' | 'setTimeout' | 'clearTimeout'>
  readonly store: Store
  report(error: unknown): void
}

const KEY = 'shop'
const PATH = '/v1/shop'
const FRESH = 5 * MINUTE
const DEADLINE = 4 * SECOND

export function createShopConfig(options: ShopConfigOptions): ShopConfig {
  const { environment, store, report } = options
  let loading: Promise<Shop | undefined> | undefined

  async function readBackend(): Promise<Shop | undefined> {
    const stop = new AbortController()
    try {
      const shop = await withDeadline(ask(stop.signal), DEADLINE, environment)
      const copy = { shop, at: environment.now() }
      if (shop) await store.write(KEY, copy, { purpose: 'functional' })
      return shop
    } catch (error) {
      report(error instanceof RegularsError ? error : new RegularsError('no_answer', PATH))
      return undefined
    } finally {
      stop.abort()
    }
  }

  async function ask(signal: AbortSignal): Promise<Shop | undefined> {
    const url = `${options.endpoint.replace(/\/+$/, '')}${PATH}?key=${encodeURIComponent(options.key)}`
    const answer = await environment.fetch(url, {
      signal,
      credentials: 'omit',
      referrerPolicy: 'strict-origin',
      // The browser sends the ETag itself, which a header of ours could not without a preflight.
      cache: 'no-cache',
    })
    if (answer.status >= 500) throw new RegularsError('no_answer', PATH)
    const body: unknown = await answer.json()
    if (!answer.ok) throw new RegularsError('refused', PATH, codeOf(body) ?? `${answer.status}`)
    const shop = parseShop(body)
    if (!shop) throw new RegularsError('bad_answer', PATH, 'id')
    return shop
  }

  async function read(): Promise<Shop | undefined> {
    // Safe: both fields are looked at before they are believed.
    const copy = ((await store.read(KEY)) ?? {}) as {
      readonly shop?: unknown
      readonly at?: unknown
    }
    const remembered = parseShop(copy.shop)
    if (!remembered) return readBackend()
    const age = environment.now() - Number(copy.at)
    if (!(age >= 0 && age < FRESH)) void readBackend()
    return remembered
  }

  return { load: () => (loading ??= read()) }
}

function codeOf(problem: unknown): string | undefined {
  return typeof problem === 'object' && problem !== null && 'code' in problem
    ? String(problem.code)
    : undefined
}
