/** A shop of its own for each test, with what its server, its pages and its members would do. */
import { createHmac, randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { SignJWT } from 'jose'
import type { z } from 'zod/mini'
import { putOrder, type Order } from '../../../src/contract/order.ts'
import { Session } from '../../../src/contract/session.ts'
import { Wallet } from '../../../widgets/loyalty/contract.ts'
import type { Database } from '../db.ts'
import { insertProgram } from '../loyalty/queries.ts'
import { createMerchant, findMerchant, openMerchantSession } from '../merchant/queries.ts'
import { DEMO_PROGRAM } from '../seed/fern-and-ember.ts'
import { addSecretKey, createShop, type NewShop } from '../shop/create-shop.ts'
import { findShopByKey, type ShopRow } from '../shop/queries.ts'

export const SHOP_ORIGIN = 'https://shop.example'

export interface Ask {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestShop extends ShopRow {
  readonly secretKey: string
  /** As the shop’s page would ask. */
  askAsPage(path: string, ask?: Ask): Promise<Response>
  /** As the shop’s server would ask. */
  askAsServer(path: string, ask?: Ask): Promise<Response>
  askAsMember(sub: string, path: string, ask?: Ask): Promise<Response>
  openSession(sub: string): Promise<Session>
  /** Of a guest, known by the secret of a browser. */
  openGuestSession(secret: string): Promise<Session>
  /** As a page would ask that has such a session. */
  askWithSession(session: Session, path: string, ask?: Ask): Promise<Response>
  /** The cookie of a merchant of this shop. */
  signInMerchant(): Promise<string>
  put(orderId: string, order: z.input<typeof Order>): Promise<Response>
  refund(orderId: string, refundId: string, amount: number): Promise<Response>
  deliver(orderId: string, at: Date): Promise<Response>
  walletOf(sub: string): Promise<Wallet>
}

export interface TestShopOptions {
  readonly app: Hono
  readonly database: Database
  readonly now: () => Date
}

export async function createTestShop(
  { app, database, now }: TestShopOptions,
  overrides: Partial<NewShop> = {},
): Promise<TestShop> {
  const publicKey = `pk_${randomUUID()}`
  await createShop(database, { ...newShop(publicKey), ...overrides })
  const shop = await findShopByKey(database, publicKey)
  if (!shop) throw new Error('The test shop was not written.')
  await insertProgram(database, shop.id, DEMO_PROGRAM, now())
  const secretKey = await addSecretKey(database, shop.id, now())
  const ask = async (
    path: string,
    { method = 'GET', body, headers = {} }: Ask,
  ): Promise<Response> =>
    app.request(path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const askWith =
    (headers: Ask['headers']) =>
    (path: string, options: Ask = {}) =>
      ask(path, { ...options, headers: { ...headers, ...options.headers } })
  const [origin = SHOP_ORIGIN] = overrides.origins ?? []
  const askAsPage = askWith({ origin })
  const askAsServer = askWith({ authorization: `Bearer ${secretKey}` })
  const askAsMember = async (sub: string, path: string, options?: Ask): Promise<Response> => {
    return askWithSession(await openSession(sub), path, options)
  }
  const askWithSession = ({ token }: Session, path: string, options?: Ask): Promise<Response> =>
    askWith({ origin, authorization: `Bearer ${token}` })(path, options)
  const openSession = async (sub: string): Promise<Session> => {
    const body = { key: publicKey, proof: datedHmac(shop, sub, now()) }
    const answer = await askAsPage('/v1/session', { method: 'POST', body })
    return Session.parse(await answer.json())
  }
  const openGuestSession = async (secret: string): Promise<Session> => {
    const body = { key: publicKey, secret }
    const answer = await askAsPage('/v1/session/guest', { method: 'POST', body })
    return Session.parse(await answer.json())
  }
  const signInMerchant = async (): Promise<string> => {
    const email = `${randomUUID()}@shop.example`
    await createMerchant(database, { shopId: shop.id, email, password: 'a password', now: now() })
    const merchant = await findMerchant(database, email)
    if (!merchant) throw new Error('The merchant was not written.')
    const { token } = await openMerchantSession(database, merchant, now())
    return `regulars_merchant=${token}`
  }
  const post = (path: string, body: unknown): Promise<Response> =>
    askAsServer(path, { method: 'POST', body })

  return {
    ...shop,
    secretKey,
    askAsPage,
    askAsServer,
    askAsMember,
    openSession,
    openGuestSession,
    askWithSession,
    signInMerchant,
    put: (orderId, order) =>
      askAsServer(`/v1/orders/${orderId}`, { method: putOrder.method, body: order }),
    refund: (orderId, refundId, amount) =>
      post(`/v1/orders/${orderId}/refunds`, {
        refundId,
        amount,
        currency: shop.currency,
        at: now().toISOString(),
      }),
    deliver: (orderId, at) => post(`/v1/orders/${orderId}/delivered`, { at: at.toISOString() }),
    walletOf: async (sub) =>
      Wallet.parse(await (await askAsMember(sub, '/v1/loyalty/wallet')).json()),
  }
}

function newShop(publicKey: string): NewShop {
  return {
    id: randomUUID(),
    publicKey,
    name: 'Test shop',
    currency: 'EUR',
    timezone: 'Europe/Bucharest',
    locales: ['en'],
    origins: [SHOP_ORIGIN, 'http://localhost:*'],
  }
}

export function datedHmac(shop: ShopRow, sub: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  const signature = createHmac('sha256', shop.identitySecret)
    .update(`v1|${shop.publicKey}|${sub}|${seconds}`)
    .digest('hex')
  return `v1.${Buffer.from(sub).toString('base64url')}.${seconds}.${signature}`
}

/** Claims that are `undefined` are left out. */
export function jwtProof(
  shop: ShopRow,
  at: Date,
  claims: Record<string, unknown> = {},
  secret: string = shop.identitySecret,
): Promise<string> {
  const seconds = Math.floor(at.getTime() / 1000)
  const all = {
    iss: shop.publicKey,
    aud: 'regulars',
    sub: 'ana',
    iat: seconds,
    exp: seconds + 300,
    jti: randomUUID(),
    ...claims,
  }
  const payload = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(secret))
}
