/** Lets the friends of the story come: each step told to the API on its own day, by the calls a page and a shop’s server make. */
import { randomUUID } from 'node:crypto'
import { fillPath, type ResponseOf } from '../../../src/contract/endpoint.ts'
import { putOrder, refundOrder } from '../../../src/contract/order.ts'
import { claimOffer, readOffer, startAsGuest } from '../../../widgets/referral/contract.ts'
import { createApp } from '../app.ts'
import type { Database } from '../db.ts'
import { ensureAdvocate } from '../referral/advocates/ensure.ts'
import type { AnyEndpoint } from '../route.ts'
import { ROOMS } from '../rooms.ts'
import { runJobs } from '../schedule.ts'
import { withDefaults } from '../services.ts'
import { ensureMember } from '../session/queries.ts'
import { DEMO_CUSTOMERS, DEMO_SHOP } from './fern-and-ember.ts'
import {
  DEMO_FRIENDS,
  DEMO_GUEST,
  DEMO_LOOKS,
  DEMO_TURNS,
  type DemoFriend,
  type DemoFriendOrder,
  type Inviter,
} from './friends-story.ts'

export interface FriendsOptions {
  readonly secretKey: string
  readonly now: Date
}

interface Step {
  readonly daysAgo: number
  readonly happen: () => Promise<unknown>
}

interface Ask {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

type Call = <E extends AnyEndpoint>(endpoint: E, ask: Ask) => Promise<ResponseOf<E>>

const DAY_MS = 86_400_000
const BROWSERS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 Version/26.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36',
]

/** Only for a shop that was seeded just now: told twice, friends would come twice. */
export async function seedFriends(
  database: Database,
  { secretKey, now }: FriendsOptions,
): Promise<void> {
  let today = now
  const options = { database, now: () => today, trustProxy: true }
  const call = createCall(createApp(options), secretKey)
  const codes = new Map<Inviter, string>()
  const steps = [
    { daysAgo: 90, happen: () => openLinks(database, { codes, now: today }) },
    { daysAgo: DEMO_GUEST.daysAgo, happen: () => startGuest(call, codes) },
    ...looks(call, codes),
    ...DEMO_FRIENDS.flatMap((friend, index) => friendSteps(friend, { index, call, codes, now })),
    ...DEMO_TURNS.map((daysAgo) => ({
      daysAgo,
      happen: () => runJobs(withDefaults(options, ROOMS)),
    })),
  ].toSorted((one, other) => other.daysAgo - one.daysAgo)
  for (const { daysAgo, happen } of steps) {
    today = daysBefore(now, daysAgo)
    await happen()
  }
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS)
}

function createCall(app: ReturnType<typeof createApp>, secretKey: string): Call {
  return async (endpoint, { params, query = {}, headers, body }) => {
    const search = new URLSearchParams(query).toString()
    const answer = await app.request(fillPath(endpoint.path, params) + (search && `?${search}`), {
      method: endpoint.method,
      headers: {
        ...(endpoint.access === 'secret' && { authorization: `Bearer ${secretKey}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${endpoint.id} refused the story: ${await answer.text()}`)
    // Safe: the schema that checks the answer is the one that types it.
    return endpoint.response.parse(await answer.json()) as ResponseOf<typeof endpoint>
  }
}

/** Somebody of their own: no two share a network. */
function browser(number: number): Readonly<Record<string, string>> {
  return {
    'x-forwarded-for': `198.51.100.${number}`,
    'user-agent': BROWSERS[number % BROWSERS.length] ?? '',
  }
}

async function openLinks(
  database: Database,
  { codes, now }: { readonly codes: Map<Inviter, string>; readonly now: Date },
): Promise<void> {
  const shopId = DEMO_SHOP.id
  for (const { id: sub, ...customer } of DEMO_CUSTOMERS) {
    if (sub !== 'ana' && sub !== 'mihai') continue
    const { memberId } = await ensureMember(database, shopId, { sub, ...customer }, now)
    codes.set(sub, (await ensureAdvocate(database, { shopId, memberId }, now)).code)
  }
}

async function startGuest(call: Call, codes: Map<Inviter, string>): Promise<void> {
  const { home } = await call(startAsGuest, {
    headers: { ...browser(200), 'idempotency-key': randomUUID() },
    body: { key: DEMO_SHOP.publicKey, email: DEMO_GUEST.email, name: DEMO_GUEST.name },
  })
  codes.set('guest', home.code)
}

/** Spread over the weeks before, so that there is something to read off the numbers. */
function looks(call: Call, codes: ReadonlyMap<Inviter, string>): Step[] {
  return (['ana', 'mihai', 'guest'] as const).flatMap((by, row) =>
    Array.from({ length: DEMO_LOOKS[by] }, (_, index) => ({
      daysAgo: 1 + ((index * 7 + row) % 27),
      happen: () => look(call, { code: codes.get(by) ?? '', number: 100 + row * 30 + index }),
    })),
  )
}

async function look(
  call: Call,
  { code, number }: { readonly code: string; readonly number: number },
): Promise<void> {
  await call(readOffer, {
    params: { code },
    query: { key: DEMO_SHOP.publicKey },
    headers: browser(number),
  })
}

interface Telling {
  readonly index: number
  readonly call: Call
  readonly codes: ReadonlyMap<Inviter, string>
  readonly now: Date
}

function friendSteps(friend: DemoFriend, telling: Telling): Step[] {
  const { index, call, codes, now } = telling
  const { order } = friend
  let code: string | undefined
  const take = async (): Promise<void> => {
    await look(call, { code: codes.get(friend.by) ?? '', number: index + 1 })
    code = (await takeInvitation(friend, telling)).code
  }
  return [
    { daysAgo: friend.takenDaysAgo, happen: take },
    ...(order
      ? [
          {
            daysAgo: order.daysAgo,
            happen: () => tellOrder(call, { friend, order, code, now }),
          },
        ]
      : []),
    ...(order?.refundedDaysAgo !== undefined
      ? [{ daysAgo: order.refundedDaysAgo, happen: () => tellRefund(call, { order, now }) }]
      : []),
  ]
}

function takeInvitation(
  { by, email, afterMs = 34_000 }: DemoFriend,
  { index, call, codes }: Telling,
): Promise<ResponseOf<typeof claimOffer>> {
  return call(claimOffer, {
    params: { code: codes.get(by) ?? '' },
    headers: { ...browser(index + 1), 'idempotency-key': randomUUID() },
    body: { key: DEMO_SHOP.publicKey, email, afterMs, locale: 'en' },
  })
}

interface ToldOrder {
  readonly friend: DemoFriend
  readonly order: DemoFriendOrder
  readonly code: string | undefined
  readonly now: Date
}

async function tellOrder(
  call: Call,
  { friend: { name, email }, order, code, now }: ToldOrder,
): Promise<void> {
  const [productId, productName, quantity, total] = order.line
  const placedAt = daysBefore(now, order.daysAgo).toISOString()
  await call(putOrder, {
    params: { orderId: order.orderId },
    body: {
      version: 1,
      status: order.status,
      customer: { email, name },
      currency: DEMO_SHOP.currency,
      lines: [{ id: productId, productId, name: productName, quantity, total }],
      ...(code && { codes: [code] }),
      placedAt,
      ...(order.status === 'paid' && { paidAt: placedAt }),
    },
  })
}

async function tellRefund(
  call: Call,
  { order, now }: { readonly order: DemoFriendOrder; readonly now: Date },
): Promise<void> {
  const [, , , total] = order.line
  await call(refundOrder, {
    params: { orderId: order.orderId },
    body: {
      refundId: `${order.orderId}-R1`,
      amount: total,
      currency: DEMO_SHOP.currency,
      at: daysBefore(now, order.refundedDaysAgo ?? 0).toISOString(),
    },
  })
}
