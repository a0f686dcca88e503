import { expect, it } from 'vitest'
import { Uuid } from '../contract/scalars.ts'
import { createKey } from './key.ts'

it('is a version 4 UUID, and another one each time', () => {
  const keys = Array.from({ length: 100 }, createKey)

  expect(keys.every((key) => Uuid.safeParse(key).success)).toBe(true)
  expect(keys.every((key) => /^.{14}4.{4}8/.test(key))).toBe(true)
  expect(new Set(keys).size).toBe(100)
})
