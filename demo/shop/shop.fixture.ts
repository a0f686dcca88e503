/** A shop on a database of its own, and visitors with cookies, as the tests meet them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Database } from '../server/db.ts'
import { openTestDatabase } from '../server/testing/test-database.ts'
import { createShopApp } from './app.ts'
import type { ShopEnv } from './environment.ts'

export const ORIGIN = 'http://shop.test'
export const PUBLIC_KEY = 'pk_demo'
export const SECRET_KEY = 'sk_test'
export const IDENTITY_SECRET = 'a secret of at least thirty-two characters'

export interface TestShop {
  readonly app: Hono<ShopEnv>
  readonly database: Database
  close(): Promise<void>
}

export async function openTestShop(request: typeof fetch = refuse): Promise<TestShop> {
  const database = await openShopDatabase()
  const stop = new AbortController()
  const app = createShopApp({
    apiUrl: 'http://api.test',
    scriptUrl: '/loader.js',
    publicKey: PUBLIC_KEY,
    secretKey: SECRET_KEY,
    identitySecret: IDENTITY_SECRET,
    database,
    fetch: request,
    signal: stop.signal,
  })
  return {
    app,
    database,
    async close() {
      stop.abort()
      await database.close()
    },
  }
}

/** The server's test database, so that the shop's statements are tried on PostgreSQL too where there is one. */
export async function openShopDatabase(): Promise<Database> {
  const database = await openTestDatabase()
  for (const file of ['schema.sql', 'schema.2.sql', 'schema.3.sql', 'schema.4.sql'])
    await database.run(readFileSync(join(import.meta.dirname, file), 'utf8'))
  return database
}

async function refuse(): Promise<Response> {
  throw new TypeError('The loyalty backend is away.')
}

export interface Visitor {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>
  cookie(name: string): string | undefined
  setCookie(name: string, value: string): void
}

/** A browser without JavaScript: keeps cookies, sends forms, follows nothing by itself. */
export function visit(app: TestShop['app']): Visitor {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('cookie', Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; '))
    const response = await app.request(ORIGIN + path, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (line.includes('Max-Age=0')) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return {
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields, headers = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: ORIGIN, ...headers },
      }),
    cookie: (name) => cookies.get(name),
    setCookie: (name, value) => void cookies.set(name, value),
  }
}

/** A filled-in checkout form, as it was shown to this visitor. */
export async function fillCheckout(visitor: Visitor): Promise<Record<string, string>> {
  const page = await (await visitor.get('/checkout')).text()
  return {
    email: 'ana.rusu@example.com',
    name: 'Ana Rusu',
    address: 'Str. Columna 12',
    postcode: 'MD-2001',
    city: 'Chișinău',
    country: 'MD',
    shipping: 'post',
    token: hiddenField(page, 'token'),
    seen: hiddenField(page, 'seen'),
  }
}

export function hiddenField(page: string, name: string): string {
  const value = new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page)?.[1]
  if (value === undefined) throw new Error(`The page has no hidden field "${name}".`)
  return value
}
