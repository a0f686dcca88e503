import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('rows end with CRLF, and a mark tells spreadsheets that it is UTF-8', () => {
  expect(
    toCsv([
      ['Întrebare', 'n'],
      ['чай', 7],
    ]),
  ).toBe('\uFEFFÎntrebare,n\r\nчай,7\r\n')
})

test('commas, quotes and line breaks stay within their cell', () => {
  expect(toCsv([['a,b', 'say "yes"', 'one\ntwo', null]])).toBe(
    '\uFEFF"a,b","say ""yes""","one\ntwo",\r\n',
  )
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is text and no formula', (text) => {
  expect(toCsv([[text]]).replace(/"/g, '')).toBe(`\uFEFF'${text}\r\n`)
})

test('numbers of ours stay numbers', () => {
  expect(toCsv([[-3, 0.5]])).toBe('\uFEFF-3,0.5\r\n')
})
