import { expect, it } from 'vitest'
import { checkCode } from './own-code.ts'

it.each([
  ['ana', 'ana', true, true],
  ['  Ștefan bakes ', 'Ștefan-bakes', true, true],
  ['żółw', 'żółw', true, true],
  ['Ана', 'Ана', true, true],
  ['ana\u0306', 'an\u0103', true, true],
  ['an', 'an', false, true],
  ['', '', false, false],
  ['a'.repeat(30), 'a'.repeat(30), true, true],
  ['a'.repeat(31), 'a'.repeat(31), false, true],
  ['ana_10', 'ana_10', true, false],
  ['ana!', 'ana!', true, false],
])('reads %j as %j', (typed, code, isLength, isLetters) => {
  expect(checkCode(typed)).toEqual({ code, isLength, isLetters })
})
