// @vitest-environment node
import { expect, test } from 'vitest'
import type { ConditionValue, Operator } from '../../contract/campaign/condition.ts'
import { evaluate } from './evaluate.ts'
import { eur, scopeOf } from './facts.fixture.ts'
import type { Fact } from './facts.ts'

type Row = readonly [Fact | undefined, Operator, ConditionValue | undefined, boolean | undefined]

const ron = { minor: 4_990, currency: 'RON' }
const days = (n: number) => ({ n, unit: 'day' as const })

const ROWS: readonly Row[] = [
  ['home', 'eq', 'home', true],
  ['Gold', 'eq', 'gold', true],
  ['home', 'neq', 'cart', true],
  [3, 'eq', '3', undefined],
  [true, 'eq', true, true],
  [eur(500), 'eq', eur(500), true],
  [eur(4_990), 'eq', ron, undefined],
  [eur(4_990), 'neq', ron, undefined],
  ['home', 'in', ['cart', 'Home'], true],
  ['home', 'in', [], false],
  ['home', 'in', [1, 2], undefined],
  [3, 'in', [1, 3], true],
  ['home', 'notIn', ['cart'], true],
  ['home', 'notIn', ['home'], false],
  [['a'], 'in', ['a'], undefined],
  [3, 'gt', 3, false],
  [3, 'gte', 3, true],
  [2, 'lt', 3, true],
  [3, 'lte', 2, false],
  ['3', 'gt', 2, undefined],
  [null, 'lt', 5, undefined],
  [undefined, 'lt', 5, undefined],
  [eur(501), 'gt', eur(500), true],
  [eur(501), 'gt', 500, undefined],
  [eur(900), 'gte', ron, undefined],
  [4, 'between', [4, 6], true],
  [6, 'between', [4, 6], true],
  [7, 'between', [4, 6], false],
  [eur(5), 'between', [eur(1), eur(5)], true],
  [eur(5), 'between', [eur(1), ron], undefined],
  [5, 'between', [4], undefined],
  ['Silk scarf', 'contains', 'SCARF', true],
  ['Silk scarf', 'startsWith', 'silk', true],
  ['Silk scarf', 'endsWith', 'scar', false],
  [7, 'contains', '7', undefined],
  ['/collections/silk/red', 'matches', '/collections/*', true],
  ['/collections', 'matches', '/collections/*', false],
  ['x', 'exists', undefined, true],
  [null, 'exists', undefined, false],
  [undefined, 'exists', undefined, undefined],
  [false, 'isTrue', undefined, false],
  ['true', 'isTrue', undefined, undefined],
  [null, 'eq', 'x', undefined],
  [null, 'neq', 'x', undefined],
  [null, 'notIn', ['x'], undefined],
  ['2026-11-20T12:00:00Z', 'before', '2026-11-20T12:00:01Z', true],
  ['2026-11-20T12:00:00+02:00', 'after', '2026-11-20T10:30:00Z', false],
  ['2026-11-20', 'before', '2027-01-01T00:00:00Z', undefined],
  ['2026-11-20T12:00:00Z', 'withinLast', days(2), true],
  ['2026-11-20T11:59:59Z', 'withinLast', days(2), false],
  ['2026-11-20T11:59:59Z', 'notWithinLast', days(2), true],
  ['2026-11-23T00:00:00Z', 'withinLast', days(2), false],
  [['silk', 'New'], 'hasAny', ['new', 'x'], true],
  [['silk', 'New'], 'hasAll', ['new', 'x'], false],
  [['silk', 'New'], 'hasNone', ['x'], true],
  [[], 'hasNone', ['x'], true],
  ['silk', 'hasAny', ['silk'], undefined],
]

test.each(ROWS)('%j %s %j is %s', (fact, op, value, expected) => {
  const condition = { field: 'page.title', op, ...(value !== undefined && { value }) }

  expect(evaluate(condition, scopeOf({ 'page.title': fact }))).toBe(expected)
})

test('an operator this version does not know is unknown', () => {
  // Safe: what a newer backend may send.
  const op = 'soundsLike' as Operator

  expect(evaluate({ field: 'page.title', op, value: 'x' }, scopeOf())).toBeUndefined()
})
