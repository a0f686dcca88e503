/** Questions of the backend: signed ones are answered, others are not. */
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { FULL_SHELF, type Shelf } from '../shelf/shelf.ts'
import { hookRoutes } from './routes.ts'

const SECRET = 'whsec_of_the_test'
const NOW = new Date('2026-06-10T12:00:00.000Z')

function sign(body: string, secret = SECRET, at = NOW): string {
  const seconds = at.getTime() / 1000
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${signature}`
}

async function ask(
  question: object,
  header?: string,
  shelf: Shelf = FULL_SHELF,
): Promise<Response> {
  const body = JSON.stringify(question)
  const store = { read: async () => shelf, write: async () => {}, clear: async () => {} }
  return hookRoutes({ secret: SECRET, shelf: store, now: () => NOW }).request('/shop/hooks', {
    method: 'POST',
    headers: { 'regulars-signature': header ?? sign(body) },
    body,
  })
}

const CHECK = {
  id: 'q1',
  type: 'carts.check',
  data: {
    currency: 'RON',
    lines: [{ productId: 'dune-mug', quantity: 3 }, { productId: 'golden-samovar' }],
  },
}

test('a saved cart is told what its lines cost today, and how many there are', async () => {
  const shelf = new Map([['dune-mug', { stock: 2, pricePercent: 50 }]])

  const answer = await ask(CHECK, undefined, shelf)

  expect(await answer.json()).toEqual({
    lines: [{ productId: 'dune-mug', available: 2, unit: 5450 }],
  })
})

test('products that go with a cart are not in it, and not sold out', async () => {
  const shelf = new Map([['ash-bowl', { stock: 0, pricePercent: 100 }]])

  const answer = await ask(
    { type: 'products.suggest', data: { with: ['dune-mug'] } },
    undefined,
    shelf,
  )

  const { items } = (await answer.json()) as { readonly items: readonly { readonly id: string }[] }
  expect(items).toHaveLength(3)
  expect(items.map(({ id }) => id)).not.toContain('dune-mug')
  expect(items.map(({ id }) => id)).not.toContain('ash-bowl')
})

test('what is only told is taken', async () => {
  expect((await ask({ type: 'points.earned', data: {} })).status).toBe(200)
})

test.each([
  ['none', ''],
  ['of another secret', sign(JSON.stringify(CHECK), 'whsec_another')],
  ['of an hour ago', sign(JSON.stringify(CHECK), SECRET, new Date(NOW.getTime() - 3_600_000))],
  ['of another body', sign('{}')],
])('a signature %s is refused', async (_, header) => {
  expect((await ask(CHECK, header)).status).toBe(401)
})
