/** Where the points of the weekly chart lie. */
import { expect, test } from 'vitest'
import { drawWeeks, HEIGHT, WIDTH } from './draw-weeks.ts'

const week = (day: string, value: number) => ({
  week: day,
  value,
  low: value - 10,
  high: value + 10,
  n: 9,
})

test('weeks stand by the calendar: one without an answer leaves a gap', () => {
  const weeks = [week('2026-06-01', 0), week('2026-06-08', 0), week('2026-06-29', 0)]

  const [first, second, third] = drawWeeks(weeks, [-100, 100]).points

  expect(first?.x).toBe(8)
  expect(third?.x).toBe(WIDTH - 8)
  expect(second?.x).toBe(154)
})

test('the scale goes from edge to edge, and a range never leaves it', () => {
  const { points, middle } = drawWeeks(
    [week('2026-06-01', 100), week('2026-06-08', -100)],
    [-100, 100],
  )

  expect(points.map(({ y }) => y)).toEqual([8, HEIGHT - 8])
  expect(points[0]?.high).toBe(8)
  expect(points[1]?.low).toBe(HEIGHT - 8)
  expect(middle).toBe(HEIGHT / 2)
})

test('a single week is a point', () => {
  expect(drawWeeks([week('2026-06-01', 5)], [0, 10]).points).toHaveLength(1)
})
