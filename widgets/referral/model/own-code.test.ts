import { expect, it } from 'vitest'
import { checkCode } from './own-code.ts'

it.each([
  ['ana', 'ANA', true, true],
  ['  Ștefan bakes ', 'STEFAN-BAKES', true, true],
  ['żółw', 'ZOLW', true, true],
  ['Größe', 'GROSSE', true, true],
  ['an', 'AN', false, true],
  ['', '', false, false],
  ['a'.repeat(30), 'A'.repeat(30), true, true],
  ['a'.repeat(31), 'A'.repeat(31), false, true],
  ['ana_10', 'ANA_10', true, false],
  ['Ана', 'АНА', true, false],
])('reads %j as %j', (typed, code, isLength, isLetters) => {
  expect(checkCode(typed)).toEqual({ code, isLength, isLetters })
})
