/** A shop with a referral programme, and what its advocates, friends and merchant do. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod/mini'
import type { Order } from '../../../src/contract/order.ts'
import { Problem } from '../../../src/contract/problem.ts'
import {
  Claim,
  ReferralCase,
  ReferralHome,
  type ReferralRules,
} from '../../../widgets/referral/contract.ts'
import { jwtProof, type TestShop } from '../testing/test-shop.ts'
import type { TestServer } from '../testing/test-server.ts'
import { saveProgramVersion } from './program/save-program.ts'
import { readVersions } from './program/queries.ts'

const ListOfCases = z.object({ items: z.array(ReferralCase) })

const euro = (minor: number) => ({ minor, currency: 'EUR' })

export const RULES: ReferralRules = {
  status: 'active',
  advocateReward: { kind: 'points', points: 500 },
  friendReward: { kind: 'amount', off: euro(1000) },
  ladder: [{ friends: 3, reward: { kind: 'amount', off: euro(2000) } }],
  minOrder: euro(3000),
  holdDays: 15,
  claimDays: 30,
  codeDays: 90,
  cap: { max: 10, days: 30 },
  guests: true,
  emailNeeded: false,
  names: true,
  landingPath: '/welcome?from=friend',
  contact: 'help@shop.example',
}

export async function addReferralShop(
  server: TestServer,
  changes: Partial<ReferralRules> = {},
): Promise<TestShop> {
  const shop = await server.addShop()
  await changeRules(server, shop, changes)
  return shop
}

export async function changeRules(
  { database, clock }: TestServer,
  shop: TestShop,
  changes: Partial<ReferralRules>,
): Promise<void> {
  const [newest] = await readVersions(database, shop.id)
  const basedOn = newest?.program.revision ?? 0
  await saveProgramVersion(database, shop, {
    basedOn,
    rules: { ...RULES, ...changes },
    now: clock.now(),
  })
}

/** Throws with the problem’s text, so that a failing test says why. */
export async function bodyOf(response: Promise<Response>): Promise<unknown> {
  const answer = await response
  const body: unknown = await answer.json()
  if (!answer.ok) throw new Error(JSON.stringify(body))
  return body
}

export async function problemOf(response: Promise<Response>): Promise<Problem> {
  return Problem.parse(await (await response).json())
}

export async function homeOf(shop: TestShop, sub = 'ana'): Promise<ReferralHome> {
  return ReferralHome.parse(await bodyOf(shop.askAsMember(sub, '/v1/referral/home')))
}

/** A browser somewhere: each has an address and a name of its own. */
export interface Browser {
  readonly ip?: string
  readonly agent?: string
}

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

export function headersOf({
  ip = '203.0.113.7',
  agent = FIREFOX,
}: Browser): Record<string, string> {
  return { 'x-forwarded-for': ip, 'user-agent': agent }
}

export interface ClaimOptions extends Browser {
  readonly key?: string
  readonly email?: string
  readonly visitorId?: string
  readonly afterMs?: number
}

export function askToClaim(
  shop: TestShop,
  code: string,
  { key = randomUUID(), email, visitorId, afterMs = 20_000, ...browser }: ClaimOptions = {},
): Promise<Response> {
  return shop.askAsPage(`/v1/referral/offers/${encodeURIComponent(code)}/claims`, {
    method: 'POST',
    headers: { 'idempotency-key': key, ...headersOf(browser) },
    body: {
      key: shop.publicKey,
      afterMs,
      locale: 'en',
      ...(email && { email }),
      ...(visitorId && { visitorId }),
    },
  })
}

export async function claim(
  shop: TestShop,
  code: string,
  options: ClaimOptions = {},
): Promise<Claim> {
  return Claim.parse(await bodyOf(askToClaim(shop, code, options)))
}

export function askToClaimAs(
  shop: TestShop,
  sub: string,
  code: string,
  { key = randomUUID(), visitorId, afterMs = 20_000, ...browser }: ClaimOptions = {},
): Promise<Response> {
  return shop.askAsMember(sub, '/v1/referral/claims', {
    method: 'POST',
    headers: { 'idempotency-key': key, ...headersOf(browser) },
    body: { code, afterMs, locale: 'en', ...(visitorId && { visitorId }) },
  })
}

export async function claimAs(
  shop: TestShop,
  sub: string,
  code: string,
  options: ClaimOptions = {},
): Promise<Claim> {
  return Claim.parse(await bodyOf(askToClaimAs(shop, sub, code, options)))
}

type OrderInput = z.input<typeof Order>

/** A friend’s order of 50.00, paid now. */
export function friendOrder(
  server: TestServer,
  { total = 5000, ...rest }: Partial<OrderInput> & { readonly total?: number } = {},
): OrderInput {
  return {
    version: 1,
    status: 'paid',
    customer: { email: 'maria@mail.example', name: 'Maria Pop' },
    currency: 'EUR',
    lines: [{ id: '1', productId: 'teapot', quantity: 1, total }],
    placedAt: server.clock.now().toISOString(),
    ...rest,
  }
}

export async function tell(shop: TestShop, orderId: string, order: OrderInput): Promise<void> {
  await bodyOf(shop.put(orderId, order))
}

/** As the console asks. */
export async function askAsMerchant(
  shop: TestShop,
  path: string,
  { method = 'GET', body }: { readonly method?: string; readonly body?: unknown } = {},
): Promise<Response> {
  const cookie = await shop.signInMerchant()
  const address = `/v1/merchant/referral${path}`
  return shop.askAsServer(address, {
    method,
    headers: { cookie },
    ...(body !== undefined && { body }),
  })
}

export async function casesOf(shop: TestShop, query = ''): Promise<ReferralCase[]> {
  const body = await bodyOf(askAsMerchant(shop, `/cases${query}`))
  return ListOfCases.parse(body).items
}

/** A customer the shop vouches for with an e-mail. */
export async function signIn(
  server: TestServer,
  shop: TestShop,
  customer: { readonly sub: string; readonly email: string; readonly name?: string },
): Promise<void> {
  const proof = await jwtProof(shop, server.clock.now(), { ...customer })
  await bodyOf(
    shop.askAsPage('/v1/session', { method: 'POST', body: { key: shop.publicKey, proof } }),
  )
}
