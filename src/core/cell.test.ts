import { expect, test, vi } from 'vitest'
import { createCell } from './cell.ts'

test('a listener is told at once and at every change, and no more once it stopped', () => {
  const cell = createCell(1)
  const told = vi.fn()
  const stop = cell.subscribe(told)
  cell.value = 2
  cell.value = 2
  stop()
  cell.value = 3
  expect(told.mock.calls).toEqual([[1], [2]])
  expect([cell.value, cell.peek()]).toEqual([3, 3])
})

test('the same function given twice is told twice, and stopped once', () => {
  const cell = createCell('a')
  const told = vi.fn()
  const stop = cell.subscribe(told)
  cell.subscribe(told)
  stop()
  told.mockClear()
  cell.value = 'b'
  expect(told).toHaveBeenCalledOnce()
})

test('nobody is told an older value after a newer one', () => {
  const cell = createCell(0)
  const told: number[] = []
  cell.subscribe((value) => {
    if (value === 1) cell.value = 2
  })
  cell.subscribe((value) => told.push(value))
  cell.value = 1
  expect(told).toEqual([0, 2])
})
