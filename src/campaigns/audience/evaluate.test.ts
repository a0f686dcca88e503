// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition } from '../../contract/campaign/condition.ts'
import { evaluate, explainAudience } from './evaluate.ts'
import { eur, scopeOf } from './facts.fixture.ts'
import type { Truth } from './truth.ts'

const YES: Condition = { field: 'page.type', op: 'eq', value: 'product' }
const NO: Condition = { not: YES }
const UNKNOWN: Condition = { field: 'device.country', op: 'eq', value: 'RO' }

const judge = (condition: Condition) => evaluate(condition, scopeOf())

describe('three values', () => {
  test.each<[string, Condition, Truth]>([
    ['all of nothing', { all: [] }, true],
    ['any of nothing', { any: [] }, false],
    ['all with one unknown', { all: [YES, UNKNOWN] }, undefined],
    ['all with one false', { all: [UNKNOWN, NO] }, false],
    ['any with one true', { any: [UNKNOWN, YES] }, true],
    ['any with one unknown', { any: [NO, UNKNOWN] }, undefined],
    ['not unknown', { not: UNKNOWN }, undefined],
  ])('%s', (_, condition, expected) => expect(judge(condition)).toBe(expected))

  const tree = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom('a', 'b', 'c', 'd').map((name): Condition => ({
        field: `props.${name}`,
        op: 'isTrue',
      })),
      fc.array(tie('tree'), { maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie('tree'), { maxLength: 3 }).map((any): Condition => ({ any })),
      tie('tree').map((not): Condition => ({ not })),
    ),
  })).tree
  const flags = fc.record(
    { a: fc.boolean(), b: fc.boolean(), c: fc.boolean(), d: fc.boolean() },
    { requiredKeys: [] },
  )
  const withProps = (props: Readonly<Record<string, boolean>>) => scopeOf({}, { open: { props } })

  test('to learn more never turns an answer over', () => {
    fc.assert(
      fc.property(tree, flags, flags, (condition, known, more) => {
        const before = evaluate(condition, withProps(known))
        const after = evaluate(condition, withProps({ ...more, ...known }))
        if (before !== undefined) expect(after).toBe(before)
      }),
    )
  })

  test('where all is known it is plain logic', () => {
    const plain = (condition: Condition, props: Readonly<Record<string, boolean>>): boolean => {
      if ('all' in condition) return condition.all.every((each) => plain(each, props))
      if ('any' in condition) return condition.any.some((each) => plain(each, props))
      if ('not' in condition) return !plain(condition.not, props)
      return 'field' in condition && props[condition.field.slice('props.'.length)] === true
    }
    fc.assert(
      fc.property(tree, flags, (condition, known) => {
        const props = { a: true, b: false, c: true, d: false, ...known }
        expect(evaluate(condition, withProps(props))).toBe(plain(condition, props))
      }),
    )
  })

  test('explaining answers as evaluating does', () => {
    fc.assert(
      fc.property(tree, flags, (condition, known) => {
        const scope = withProps(known)
        expect(explainAudience(condition, scope).answer).toBe(evaluate(condition, scope))
      }),
    )
  })
})

describe('what is asked', () => {
  test('a parameter of the address that is not there is known to be absent', () => {
    expect(judge({ field: 'page.query.ref', op: 'eq', value: 'ana' })).toBe(true)
    expect(judge({ field: 'page.query.coupon', op: 'exists' })).toBe(false)
    expect(judge({ field: 'traffic.utm.source', op: 'exists' })).toBeUndefined()
  })

  test('no field reaches what every object has', () => {
    expect(judge({ field: 'constructor', op: 'exists' })).toBeUndefined()
    expect(judge({ field: 'page.query.toString', op: 'exists' })).toBe(false)
    expect(judge({ segment: 'toString' })).toBeUndefined()
  })

  test('one line of the cart has to fit as a whole', () => {
    const line = (sku: string, least: number): Condition => ({
      line: {
        all: [
          { field: 'line.sku', op: 'eq', value: sku },
          { field: 'line.price', op: 'gte', value: eur(least) },
        ],
      },
    })

    expect(judge(line('SCARF', 2_000))).toBe(true)
    expect(judge(line('SOAP', 2_000))).toBe(false)
    expect(evaluate(line('SOAP', 1), scopeOf({}, { lines: [] }))).toBe(false)
    const { lines: _, ...unknown } = scopeOf()
    expect(evaluate(line('SOAP', 1), unknown)).toBeUndefined()
    expect(judge({ field: 'line.sku', op: 'exists' })).toBeUndefined()
  })

  test('events are counted in this visit, or within a span', () => {
    const viewed = (count: number, more: object = {}): Condition => ({
      event: 'product.viewed',
      op: 'gte',
      count,
      ...more,
    })

    expect(judge(viewed(5))).toBe(true)
    expect(judge(viewed(3, { within: { n: 1, unit: 'day' } }))).toBe(false)
    const { countEvents: _, ...unknown } = scopeOf()
    expect(evaluate(viewed(1), unknown)).toBeUndefined()
  })

  test('a segment stands for its condition', () => {
    const segments = { regulars: { name: 'Regulars', condition: YES } }

    expect(evaluate({ segment: 'regulars' }, scopeOf({}, { segments }))).toBe(true)
    expect(judge({ segment: 'regulars' })).toBeUndefined()
  })
})

describe('limits', () => {
  const nested = (depth: number): Condition => (depth > 1 ? { not: nested(depth - 1) } : YES)

  test('a tree deeper than eight is unknown', () => {
    expect(judge(nested(8))).toBe(false)
    expect(judge(nested(9))).toBeUndefined()
    expect(judge({ any: [YES, nested(8)] })).toBeUndefined()
  })

  test('a tree of more than 200 leaves is unknown', () => {
    const many = (length: number): Condition => ({ any: Array.from({ length }, () => YES) })

    expect(judge(many(200))).toBe(true)
    expect(judge(many(201))).toBeUndefined()
  })

  test('a tree of a hundred thousand levels breaks nothing', () => {
    let deep: Condition = YES
    for (let level = 0; level < 100_000; level++) deep = { not: deep }

    expect(judge(deep)).toBeUndefined()
  })

  test('segments that name each other are unknown', () => {
    const segments = {
      one: { name: 'One', condition: { segment: 'other' } },
      other: { name: 'Other', condition: { any: [NO, { segment: 'one' }] } },
    }

    expect(evaluate({ segment: 'one' }, scopeOf({}, { segments }))).toBeUndefined()
  })
})

test('says of every leaf where it stands, what it found and what came of it', () => {
  const segments = { far: { name: 'Far', condition: { not: UNKNOWN } } }
  const condition: Condition = {
    all: [
      NO,
      { segment: 'far' },
      { line: { field: 'line.quantity', op: 'gt', value: 1 } },
      { segment: 'gone' },
    ],
  }

  const { answer, traces } = explainAudience(condition, scopeOf({}, { segments }))

  expect(answer).toBe(false)
  expect(traces.map(({ path, found, answer: each }) => [path, found, each])).toEqual([
    ['all.0.not', 'product', true],
    ['all.1.segment(far).not', undefined, undefined],
    ['all.2.line(0)', 1, false],
    ['all.2.line(1)', 2, true],
    ['all.3', undefined, undefined],
  ])
})
