/** What the server may answer: each event is treated as its verdict says, and none suffers for another. */
import { expect } from 'vitest'
import type { Verdict } from '../../src/contract/event.ts'
import type { Delivery, Reaction } from '../helpers/collector.ts'
import {
  expectDrained,
  expectTaken,
  numbersOf,
  numbersTaken,
  range,
  readHealth,
  repeats,
  sorted,
  total,
  track,
} from '../helpers/numbered.ts'
import { test } from '../helpers/stage.ts'

/** Answers requests with numbered events in this order, and all further ones as usual. */
function answerOnce(...reactions: readonly Reaction[]): (delivery: Delivery) => Reaction {
  const left = [...reactions]
  return (delivery) => (numbersOf(delivery).length > 0 ? left.shift() : undefined) ?? {}
}

test('a lost answer is asked for again with the same ids and times', async ({
  collector,
  shop,
}) => {
  const page = await shop()
  await expectDrained(page)
  collector.react = answerOnce({ accept: true, end: 'cut' })

  await track(page, 10)
  await expectDrained(page)

  const [first, second] = collector.deliveries.filter((one) => numbersOf(one).length > 0)
  expect(numbersOf(first!)).toEqual(range(10))
  expect(second!.events.slice(0, first!.events.length)).toEqual(first!.events)
  expect([...collector.taken.keys()]).toHaveLength(collector.names().length)
})

test('one event that the server chokes on does not take the others with it', async ({
  collector,
  shop,
}) => {
  const page = await shop()
  await expectDrained(page)
  collector.react = (delivery) => (numbersOf(delivery).includes(17) ? { status: 400 } : {})
  const before = collector.deliveries.length

  await track(page, 50)
  await expectTaken(
    collector,
    range(50).filter((n) => n !== 17),
    15_000,
  )
  const { dead } = await expectDrained(page)

  expect(total(dead)).toBe(1)
  // Halving 50 events down to one takes at most two requests for each of log2(50) halvings.
  expect(collector.deliveries.length - before).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(50)) + 6)
  await track(page, 1, { from: 50 })
  await expect.poll(() => numbersTaken(collector)).toContain(50)
})

test('each event of a batch gets what its own verdict says', async ({ collector, shop }) => {
  const page = await shop()
  await expectDrained(page)
  const verdicts: readonly (Verdict | undefined)[] = [
    { result: 'ok' },
    { result: 'dup' },
    { result: 'retry' },
    { result: 'drop', reason: 'unknown_name' },
    undefined,
  ]
  let isFirst = true
  collector.react = (delivery) => {
    if (!isFirst || numbersOf(delivery).length < verdicts.length) return {}
    isFirst = false
    const entries = delivery.events.map(({ id, props }) => [id, verdicts[Number(props['n'])]])
    const body = { now: new Date().toISOString(), results: Object.fromEntries(entries) }
    return { accept: true, body: JSON.stringify(body) }
  }

  await track(page, verdicts.length)
  const { dead } = await expectDrained(page)

  const counted = collector.deliveries.map(numbersOf).filter((numbers) => numbers.length > 0)
  expect(counted).toEqual([range(5), [2]])
  expect(dead).toEqual({ unknown_name: 1 })
})

test('an answer of success that nobody can read is not sent again', async ({ collector, shop }) => {
  const page = await shop()
  await expectDrained(page)
  collector.react = () => ({ body: '<html>welcome</html>' })

  await track(page, 10)
  await expectDrained(page)

  await track(page, 1, { from: 10 })
  await expectDrained(page)
  expect(sorted(collector.deliveries.flatMap(numbersOf))).toEqual(range(11))
})

test.for([204, 202])(
  'an answer of %i without a word acknowledges the batch',
  async (status, { collector, shop }) => {
    const page = await shop()
    collector.react = () => ({ status, body: '' })

    await track(page, 10)
    await expectTaken(collector, range(10))
    const { dead } = await expectDrained(page)

    expect(dead).toEqual({})
    expect(repeats(collector)).toBe(0)
  },
)

test('a server with little room gets smaller batches, and only what never fits is given up', async ({
  collector,
  shop,
}) => {
  const page = await shop()
  await expectDrained(page)
  collector.react = ({ bytes }) => (bytes > 20_000 ? { status: 413 } : {})

  await track(page, 30, { bytes: 2000 })
  await track(page, 1, { from: 30, bytes: 25_000 })
  await track(page, 10, { from: 31, bytes: 2000 })

  await expectTaken(collector, [...range(30), ...range(10, 31)], 30_000)
  const { dead } = await expectDrained(page)
  expect(dead).toEqual({ too_large: 1 })

  collector.react = () => ({})
  const before = collector.deliveries.length
  await track(page, 400, { from: 41, bytes: 2000 })
  await expectDrained(page, 30_000)
  const largest = Math.max(...collector.deliveries.slice(before).map(({ bytes }) => bytes))
  expect(largest).toBeGreaterThan(20_000)
})

test('a server that wants no more events is left alone by every tab', async ({
  collector,
  shop,
}) => {
  const [page, other] = await Promise.all([shop(), shop({ path: '/other' })])
  await expectDrained(page)
  collector.react = () => ({ status: 410 })

  await track(page, 5)
  await expect.poll(async () => (await readHealth(page)).sending).toBe('stopped')
  const asked = collector.deliveries.length
  await track(other, 5, { from: 5 })
  await track(page, 5, { from: 10 })
  await expectDrained(page)
  await shop({ path: '/third' })

  expect(collector.deliveries).toHaveLength(asked)
  expect(numbersTaken(collector)).toEqual([])
})
