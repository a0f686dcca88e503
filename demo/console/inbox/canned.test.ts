/** Prepared replies: when they are offered, which, and what becomes of the names in them. */
import { expect, it } from 'vitest'
import { fillCanned, findSlash, matchCanned } from './canned.ts'

it.each([
  ['/', 1, { from: 0, to: 1, wanted: '' }],
  ['/Ho', 3, { from: 0, to: 3, wanted: 'ho' }],
  ['Hello /че', 9, { from: 6, to: 9, wanted: 'че' }],
  ['a\n/x', 4, { from: 2, to: 4, wanted: 'x' }],
  ['https://x', 9, undefined],
  ['and/or', 6, undefined],
  ['/ho me', 6, undefined],
  ['/ho me', 3, { from: 0, to: 3, wanted: 'ho' }],
])('in %j at %i the slash is %j', (text, cursor, slash) => {
  expect(findSlash(text, cursor)).toEqual(slash)
})

it('those that begin so come before those that say it', () => {
  const replies = ['tea', 'hours', 'ho'].map((shortcut) => ({
    id: shortcut,
    shortcut,
    text: shortcut === 'tea' ? 'How hot?' : 'Open.',
  }))

  expect(matchCanned(replies, 'ho').map(({ id }) => id)).toEqual(['hours', 'ho', 'tea'])
})

it.each([
  ['Ana Rusu', 'Hello Ana, it is $& Ilinca.'],
  [undefined, 'Hello, it is $& Ilinca.'],
])('the name of %s is filled in', (name, filled) => {
  const text = 'Hello {name}, it is $& {agent}.'

  expect(fillCanned(text, { name, agent: 'Ilinca' })).toBe(filled)
})
