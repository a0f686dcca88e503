/** Figures of a survey in words. */
import { expect, test } from 'vitest'
import { resultsOf } from './results.fixture.ts'
import { answerText, inOrder, scaleOfResult, scoreText, wordsOf } from './words.ts'

const { survey } = resultsOf()

test.each([
  ['nps', 41.4, '+41'],
  ['nps', -0.3, '0'],
  ['nps', -12, '−12'],
  ['csat', 83.3, '83%'],
  ['ces', 5.25, '5.3'],
  ['rating', 4, '4'],
])('of %s %f is said as %s', (kind, value, text) => {
  expect(scoreText(kind, value)).toBe(text)
})

test('each kind has the scale of its own figure', () => {
  expect(scaleOfResult({ kind: 'nps', stepId: 'score' }, survey)).toEqual([-100, 100])
  expect(scaleOfResult({ kind: 'csat', stepId: 'score' }, survey)).toEqual([0, 100])
  expect(scaleOfResult({ kind: 'rating', stepId: 'gone' }, survey)).toEqual([1, 5])
})

test('a survey is read in English, and in its first language where it has none', () => {
  expect(wordsOf(survey, { ro: 'Bun', en: 'Good' })).toBe('Good')
  expect(wordsOf({ locales: ['ro', 'pl'] }, { pl: 'Dobrze', ro: 'Bun' })).toBe('Bun')
})

test('an option that is not offered any more is named by its id', () => {
  expect(answerText(survey, 'topic', ['tea', 'mug'])).toBe('The tea, mug')
})

test('answers stand in the order of the survey, whatever order they come in', () => {
  const answers = { gone: 'Once', why: 'Broken', score: 2 }

  expect(inOrder(survey, answers).map(([stepId]) => stepId)).toEqual(['score', 'why', 'gone'])
})
