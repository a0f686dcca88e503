/** A loyalty backend as the contract describes it, with switches: away, failing, refusing, or answering and not being heard. */
import type { z } from 'zod/mini'
import { Order, type OrderAnswer } from '../../../src/contract/order.ts'

export type Mood = 'well' | 'away' | 'failing' | 'refusing' | 'unheard' | 'wrong-key'

export interface TestBackend {
  mood: Mood
  /** Orders told, with any outcome. */
  calls: number
  /** Orders that were new to it, by id, in the order of arrival. */
  readonly applied: { readonly id: string; readonly order: z.output<typeof Order> }[]
  readonly fetch: typeof fetch
}

const ANSWERS = { failing: 503, refusing: 422, 'wrong-key': 401 } as const
const CODES = {
  failing: 'internal_error',
  refusing: 'currency_mismatch',
  'wrong-key': 'secret_invalid',
} as const

export function createTestBackend(mood: Mood = 'well'): TestBackend {
  const backend: TestBackend = {
    mood,
    calls: 0,
    applied: [],
    async fetch(url, init) {
      // It has no programme, and the shop's pages do without.
      if (!String(url).includes('/orders/')) return new Response('', { status: 404 })
      backend.calls += 1
      const { mood } = backend
      if (mood === 'away') throw new TypeError('fetch failed')
      if (mood === 'failing' || mood === 'refusing' || mood === 'wrong-key')
        return Response.json(problem(mood), { status: ANSWERS[mood] })
      const id = decodeURIComponent(String(url).split('/').at(-1) ?? '')
      const order = Order.parse(JSON.parse(String(init?.body)))
      const isNew = !backend.applied.some((known) => known.id === id)
      if (isNew) backend.applied.push({ id, order })
      if (mood === 'unheard') throw new TypeError('The connection broke before the answer.')
      const answer: z.output<typeof OrderAnswer> = {
        orderId: id,
        version: order.version,
        applied: isNew,
      }
      return Response.json(answer)
    },
  }
  return backend
}

function problem(mood: keyof typeof CODES): Readonly<Record<string, unknown>> {
  return {
    type: `https://regulars.test/problems/${CODES[mood]}`,
    title: CODES[mood],
    status: ANSWERS[mood],
    code: CODES[mood],
    retryable: mood === 'failing',
  }
}
