// @vitest-environment node
import { describe, expect, test } from 'vitest'
import type { Condition } from '../../contract/campaign/condition.ts'
import { checkCondition, type Segments } from './check-condition.ts'

const YES: Condition = { field: 'customer.loggedIn', op: 'isTrue' }
const eur = (minor: number) => ({ minor, currency: 'EUR' })
const problems = (value: unknown, segments: Segments = {}) =>
  checkCondition(value, 'audience', segments).map(({ path, message }) => `${path}: ${message}`)
const leaf = (field: string, op: string, value?: unknown) => ({
  any: [YES, { field, op, ...(value !== undefined && { value }) }],
})

test.each([
  leaf('page.path', 'matches', '/collections/*'),
  leaf('page.query.ref', 'exists'),
  leaf('traffic.utm.source', 'eq', 'newsletter'),
  leaf('props.size', 'in', ['S', 'M']),
  leaf('visit.hour', 'between', [9, 17]),
  leaf('cart.subtotal', 'between', [eur(1), eur(2)]),
  leaf('customer.lastOrderAt', 'withinLast', { n: 30, unit: 'day' }),
  leaf('customer.lastOrderAt', 'before', '2026-11-27T00:00:00Z'),
  leaf('customer.tags', 'hasAny', ['vip']),
  { line: { not: { field: 'line.price', op: 'gt', value: eur(500) } } },
  { event: 'product.viewed', op: 'gte', count: 3, within: { n: 1, unit: 'day' } },
])('%j is right', (condition) => expect(problems(condition)).toEqual([]))

test.each([
  ['text', 'audience: Is no condition.'],
  [{ all: [YES, 7] }, 'audience.all.1: Is no condition.'],
  [{ all: 'x' }, 'audience: Is no condition.'],
  [{ not: { any: [{ field: 'page.type' }] } }, 'audience.not.any.0: Is no condition.'],
  [{ all: [], any: [] }, 'audience: Is two things at once: all, any. Put them into { all: […] }.'],
  [
    leaf('page.tipe', 'eq', 'x'),
    'audience.any.1.field: There is no field “page.tipe”. There are: page.type,',
  ],
  [
    leaf('basket.total', 'eq', 'x'),
    'audience.any.1.field: There is no field “basket.total”. Fields begin with: page, traffic,',
  ],
  [leaf('page.query.', 'exists'), 'audience.any.1.field: There is no field “page.query.”.'],
  [
    leaf('line.sku', 'eq', 'x'),
    'audience.any.1.field: “line.sku” is of one line of the cart. Put it into { line: … }.',
  ],
  [
    leaf('customer.tags', 'eq', 'vip'),
    'audience.any.1.op: “eq” does not fit “customer.tags”, which is a list. Use one of: hasAny,',
  ],
  [
    leaf('cart.subtotal', 'gt', 500),
    'audience.any.1.value: Needs an amount in minor units with its currency',
  ],
  [
    leaf('cart.subtotal', 'between', [eur(5), eur(1)]),
    'audience.any.1.value: Is never true: the lower one has to come first.',
  ],
  [
    leaf('cart.subtotal', 'between', [eur(5), { minor: 9, currency: 'RON' }]),
    'audience.any.1.value: Needs two amounts of the same currency.',
  ],
  [leaf('visit.hour', 'between', [17, 9]), 'audience.any.1.value: Is never true'],
  [
    leaf('visit.hour', 'between', [17]),
    'audience.any.1.value: Needs two values, the lower one first.',
  ],
  [leaf('page.type', 'in', []), 'audience.any.1.value: Needs at least one entry'],
  [leaf('page.type', 'in', [3]), 'audience.any.1.value: Needs a list of texts.'],
  [leaf('page.type', 'eq'), 'audience.any.1.value: Needs a value to compare with.'],
  [
    leaf('page.type', 'exists', 'x'),
    'audience.any.1.value: “exists” compares with nothing: leave the value out.',
  ],
  [
    leaf('customer.lastOrderAt', 'before', '2026-11-27'),
    'audience.any.1.value: Needs a moment such as',
  ],
  [leaf('customer.lastOrderAt', 'withinLast', 30), 'audience.any.1.value: Needs a span such as'],
])('%j is refused', (condition, expected) => {
  const [first, ...others] = problems(condition)

  expect(first).toContain(expected)
  expect(others).toEqual([])
})

describe('segments', () => {
  const named = (condition: Condition) => ({ name: 'Named', condition })

  test('have to be there', () => {
    expect(problems({ all: [{ segment: 'vip' }] })).toEqual([
      'audience.all.0.segment: There is no segment “vip”.',
    ])
    expect(problems({ segment: 'vip' }, { vip: named(YES) })).toEqual([])
  })

  test('must not ask for themselves, however far round', () => {
    const segments = {
      one: named({ not: { segment: 'two' } }),
      two: named({ all: [YES, { segment: 'one' }] }),
      outside: named({ segment: 'one' }),
    }

    expect(problems({ segment: 'one' }, segments)).toEqual([
      'audience.segment: The segment “one” asks for itself in the end.',
    ])
    expect(problems({ segment: 'outside' }, segments)).toEqual([])
    expect(problems({ segment: 'two' }, segments)).toHaveLength(1)
  })
})

describe('size', () => {
  test('a tree too deep or too wide is refused', () => {
    let deep: unknown = YES
    for (let level = 0; level < 8; level += 1) deep = { not: deep }

    expect(problems(deep)[0]).toContain('Is too large: at most 200 conditions, 8 levels deep.')
    expect(problems({ any: Array.from({ length: 201 }, () => YES) })).toHaveLength(1)
    expect(problems({ any: Array.from({ length: 200 }, () => YES) })).toEqual([])
  })

  test('one of a hundred thousand levels is refused, not fallen over', () => {
    let deep: unknown = YES
    for (let level = 0; level < 100_000; level += 1) deep = { any: [deep] }

    expect(problems(deep)).toHaveLength(1)
  })
})
