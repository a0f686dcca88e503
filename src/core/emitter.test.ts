// @vitest-environment node
import { expect, test } from 'vitest'
import { createEmitter } from './emitter.ts'

test('listeners are told in the order they came', async () => {
  const told: string[] = []
  const emitter = createEmitter<string>(() => undefined)
  emitter.on((value) => told.push(`first ${value}`))
  emitter.on((value) => told.push(`second ${value}`))

  await emitter.emit('a')

  expect(told).toEqual(['first a', 'second a'])
})

test('a listener that throws or rejects is reported and silences nobody', async () => {
  const errors: unknown[] = []
  const told: string[] = []
  const emitter = createEmitter<string>((error) => errors.push(error))
  const broken = new Error('broken')
  const late = new Error('late')
  emitter.on(() => {
    throw broken
  })
  emitter.on(() => Promise.reject(late))
  emitter.on((value) => told.push(value))

  await emitter.emit('a')

  expect(told).toEqual(['a'])
  expect(errors).toEqual([broken, late])
})

test('emit waits for listeners that answer with a promise', async () => {
  const emitter = createEmitter<string>(() => undefined)
  let isDone = false
  emitter.on(async () => {
    await new Promise((resolve) => setImmediate(resolve))
    isDone = true
  })

  await emitter.emit('a')

  expect(isDone).toBe(true)
})

test('one function listening twice is told twice and stops one at a time', async () => {
  const told: string[] = []
  const emitter = createEmitter<string>(() => undefined)
  const listener = (value: string) => told.push(value)
  const stop = emitter.on(listener)
  emitter.on(listener)

  await emitter.emit('a')
  stop()
  await emitter.emit('b')

  expect(told).toEqual(['a', 'a', 'b'])
})
