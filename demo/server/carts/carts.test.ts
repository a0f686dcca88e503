import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod/mini'
import type {
  CartLine,
  readSavedCart,
  saveCart,
} from '../../../src/contract/campaign/saved-cart.ts'
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import { setOffers } from '../offers/offers.fixture.ts'
import { addShopWith, bodyOf, problemOf } from '../testing/loyalty.ts'
import { DAY } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { setEndpoint } from '../webhooks/endpoint.ts'
import { sign } from '../webhooks/send.ts'

let asked: { body: string; signature: string | null }[]
let answer: () => Promise<Response>
const hear: typeof fetch = async (_url, init) => {
  const headers = new Headers(init?.headers)
  asked.push({ body: String(init?.body), signature: headers.get('regulars-signature') })
  return answer()
}

const server = await useServer({ fetch: hear })
let shop: TestShop
beforeEach(async () => {
  shop = await addShopWith(server)
  asked = []
  answer = async () => new Response('', { status: 404 })
})

const TEAPOT = { productId: 'teapot', name: 'Teapot', quantity: 2, unit: 4900, url: '/p/teapot' }
const CUP = { productId: 'cup', variantId: 'blue', name: 'Cup', quantity: 4, unit: 900 }

function save(
  lines: readonly z.input<typeof CartLine>[] = [TEAPOT, CUP],
  key: string = randomUUID(),
): Promise<Response> {
  return shop.askAsPage('/v1/carts', {
    method: 'POST',
    headers: { 'idempotency-key': key },
    body: { key: shop.publicKey, currency: 'EUR', lines },
  })
}

async function saved(
  lines?: readonly z.input<typeof CartLine>[],
  key?: string,
): Promise<ResponseOf<typeof saveCart>> {
  return (await bodyOf(save(lines, key))) as ResponseOf<typeof saveCart>
}

function ask(token: string, method = 'GET', by: TestShop = shop): Promise<Response> {
  return by.askAsPage(`/v1/carts/${token}?key=${by.publicKey}`, { method })
}

async function read(token: string): Promise<ResponseOf<typeof readSavedCart>> {
  return (await bodyOf(ask(token))) as ResponseOf<typeof readSavedCart>
}

async function listen(lines: readonly unknown[]): Promise<string> {
  answer = async () => Response.json({ lines })
  const { secret } = await setEndpoint(server.database, shop.id, {
    url: 'https://shop.example/hook',
    answers: ['carts.check'],
    now: server.clock.now(),
  })
  return secret
}

describe('a saved cart', () => {
  test('is read by whoever has the link, for thirty days', async () => {
    const { token, link, expiresAt } = await saved()

    expect(token).toMatch(/^[\w-]{22}$/)
    expect(link).toBe(`https://shop.example/cart?regulars-cart=${token}`)
    expect(expiresAt).toBe('2026-07-10T12:00:00.000Z')
    expect(await read(token)).toEqual({
      currency: 'EUR',
      lines: [
        { ...TEAPOT, state: 'unknown' },
        { ...CUP, state: 'unknown' },
      ],
      savedAt: '2026-06-10T12:00:00.000Z',
      expiresAt,
    })
  })

  test('is over after that, and no longer kept', async () => {
    const { token } = await saved()
    server.clock.pass(30 * DAY)

    const problem = await problemOf(ask(token))
    await server.runJobs()
    const rows = await server.database.query('select 1 from saved_carts where shop_id = $1', [
      shop.id,
    ])

    expect(problem.code).toBe('not_found')
    expect(rows).toEqual([])
  })

  test('is one, however often the same request comes, and at once', async () => {
    const key = randomUUID()

    const all = await Promise.all(Array.from({ length: 20 }, () => saved([TEAPOT], key)))

    expect(new Set(all.map(({ token }) => token)).size).toBe(1)
    expect((await problemOf(save([CUP], key))).code).toBe('idempotency_conflict')
  })

  test('is forgotten for good, also if the request of saving comes again', async () => {
    const key = randomUUID()
    const { token } = await saved([TEAPOT], key)

    const forgotten = await bodyOf(ask(token, 'DELETE'))
    const again = await bodyOf(ask(token, 'DELETE'))
    await saved([TEAPOT], key)

    expect([forgotten, again]).toEqual([{ forgotten: true }, { forgotten: false }])
    expect((await problemOf(ask(token))).code).toBe('not_found')
  })

  test('is of one shop alone, and its token is kept nowhere', async () => {
    const { token } = await saved()
    const other = await addShopWith(server)

    const rows = await server.database.query<{ row: unknown }>(
      'select to_jsonb(c) as row from saved_carts c where shop_id = $1',
      [shop.id],
    )

    expect((await problemOf(ask(token, 'GET', other))).code).toBe('not_found')
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('cannot lead to another site', async () => {
    const problem = await problemOf(save([{ ...TEAPOT, url: '//evil.example/p' }]))

    expect(problem.code).toBe('invalid_request')
  })

  test('needs a key of the request', async () => {
    const problem = await problemOf(save([TEAPOT], 'once'))

    expect(problem.code).toBe('invalid_request')
  })
})

describe('the link', () => {
  test.each([
    ['/basket?a=1', 'https://shop.example/basket?a=1&regulars-cart='],
    ['https://www.shop.example/basket', 'https://www.shop.example/basket?regulars-cart='],
  ])('leads to %s where the shop says so', async (cartUrl, expected) => {
    await setOffers(server, shop, { facts: { cartUrl } })

    const { link, token } = await saved()

    expect(link).toBe(expected + token)
  })

  test('is of the shop’s own site where no page asks', async () => {
    const body = { key: shop.publicKey, currency: 'EUR', lines: [TEAPOT] }
    const headers = { 'idempotency-key': randomUUID() }

    const { link } = (await bodyOf(
      shop.askAsServer('/v1/carts', { method: 'POST', headers, body }),
    )) as { link: string }

    expect(link).toMatch(/^https:\/\/shop\.example\/cart\?regulars-cart=/)
  })
})

describe('the shop’s own server', () => {
  test('is asked, signed, and without a word about anybody', async () => {
    const secret = await listen([])
    const { token } = await saved()

    await read(token)

    const [first] = asked
    expect(JSON.parse(first?.body ?? '')).toEqual({
      id: expect.any(String),
      type: 'carts.check',
      at: '2026-06-10T12:00:00.000Z',
      data: {
        currency: 'EUR',
        lines: [
          { productId: 'teapot', quantity: 2 },
          { productId: 'cup', variantId: 'blue', quantity: 4 },
        ],
      },
    })
    expect(first?.signature).toBe(sign(first?.body ?? '', secret, server.clock.now()))
  })

  test('tells what is sold out, fewer, dearer and as it was', async () => {
    const lines = ['gone', 'few', 'dear', 'none', 'same'].map((productId) => ({
      ...TEAPOT,
      productId,
    }))
    await listen([
      { productId: 'few', available: 1, unit: 4900 },
      { productId: 'dear', available: 9, unit: 5200 },
      { productId: 'none', available: 0, unit: 4900 },
      { productId: 'same', unit: 4900 },
    ])
    const { token } = await saved(lines)

    const { lines: found } = await read(token)

    expect(found).toEqual([
      { ...lines[0], state: 'sold_out' },
      { ...lines[1], state: 'clipped', available: 1 },
      { ...lines[2], state: 'repriced', unitNow: 5200 },
      { ...lines[3], state: 'sold_out' },
      { ...lines[4], state: 'ok' },
    ])
  })

  test.each([
    ['is away', () => Promise.reject(new TypeError('fetch failed'))],
    ['answers something else', () => Promise.resolve(Response.json({ lines: 'none' }))],
    ['answers no JSON', () => Promise.resolve(new Response('<html>'))],
    ['fails', () => Promise.resolve(Response.json({ lines: [] }, { status: 500 }))],
  ])('that %s leaves the lines unknown', async (_, answers) => {
    await listen([])
    answer = answers
    const { token } = await saved([TEAPOT])

    expect((await read(token)).lines).toEqual([{ ...TEAPOT, state: 'unknown' }])
  })

  test('that does not want to be asked is not', async () => {
    const now = server.clock.now()
    await setEndpoint(server.database, shop.id, { url: 'https://shop.example/hook', now })
    const { token } = await saved()

    await read(token)

    expect(asked).toEqual([])
  })
})

test('a network that saves without end is told to wait', async () => {
  for (let count = 0; count < 60; count++) await save([TEAPOT])

  expect((await problemOf(save([TEAPOT]))).code).toBe('rate_limited')
})
