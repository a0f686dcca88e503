/** The measure must be right before anything is measured with it. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startCollector, type Collector } from './collector.ts'

let collector: Collector

beforeEach(async () => {
  collector = await startCollector()
})
afterEach(() => collector.goDown())

function send(...ids: readonly string[]): Promise<Response> {
  return fetch(`${collector.url}/v1/events`, {
    method: 'POST',
    body: JSON.stringify({ key: 'pk_demo', events: ids.map((id) => ({ id, name: 'shop.tried' })) }),
  })
}

it('takes an event once, and counts every time it came', async () => {
  await send('a', 'b')
  const again = await send('a')

  expect(Object.fromEntries(collector.taken)).toEqual({ a: 2, b: 1 })
  expect(collector.names()).toEqual(['shop.tried', 'shop.tried'])
  expect(await again.json()).toMatchObject({ results: { a: { result: 'dup' } } })
})

it('takes nothing of a request that it refuses', async () => {
  collector.react = () => ({ status: 503, headers: { 'retry-after': '4' } })

  const answer = await send('a')

  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('4')
  expect(collector.taken.size).toBe(0)
  expect(collector.deliveries).toHaveLength(1)
})

it('can take the events and lose the answer', async () => {
  collector.react = () => ({ end: 'cut' })

  await expect(send('a')).rejects.toThrow('fetch failed')

  expect(collector.taken.get('a')).toBe(1)
})

it('goes down and comes back at the same address', async () => {
  await collector.goDown()
  await expect(send('a')).rejects.toThrow('fetch failed')

  await collector.comeBack()
  await send('a')

  expect(collector.taken.get('a')).toBe(1)
})

it('answers the rest of the contract with what the contract allows', async () => {
  for (const path of ['/v1/shop', '/v1/loyalty/program', '/v1/loyalty/wallet']) {
    const answer = await fetch(collector.url + path)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toBeTypeOf('object')
  }
})
