import { expect, test } from 'vitest'
import { Survey } from '../../../widgets/feedback/contract.ts'
import { findUnfitAnswer } from './check-answers.ts'
import { NPS } from './feedback.fixture.ts'

const en = (text: string) => ({ en: text })

const SURVEY = Survey.parse({
  ...NPS,
  steps: [
    {
      id: 'topic',
      kind: 'choice',
      question: en('What about?'),
      options: [
        { id: 'price', label: en('The price') },
        { id: 'other', label: en('Something else') },
      ],
      branches: [
        { when: { chosen: ['price'] }, goTo: 'stars' },
        { when: { skipped: true }, goTo: 'sorry' },
      ],
    },
    { id: 'words', kind: 'text', question: en('Tell us'), required: true, most: 10, next: 'sorry' },
    { id: 'stars', kind: 'rating', question: en('How many?'), most: 3, next: 'sorry' },
  ],
  endings: [{ id: 'sorry', text: en('Thank you') }],
})

test.each([
  [{ topic: ['price'], stars: 3 }, true],
  [{ topic: ['price'] }, true],
  [{ topic: ['other'], words: 'All of it' }, true],
  [{ topic: ['other'] }, false],
  [{}, true],
])('%j fits, at the end: %j', (answers, finished) => {
  expect(findUnfitAnswer(SURVEY, answers, finished)).toBeUndefined()
})

test.each([
  [{ topic: 'price' }, 'topic', 'type'],
  [{ topic: ['none'] }, 'topic', 'option'],
  [{ topic: ['price', 'price'] }, 'topic', 'option'],
  [{ topic: ['price', 'other'] }, 'topic', 'single'],
  [{ topic: ['price'], stars: 0 }, 'stars', 'range'],
  [{ topic: ['price'], stars: 4 }, 'stars', 'range'],
  [{ topic: ['other'], words: '   ' }, 'words', 'length'],
  [{ topic: ['other'], words: 'Far too long' }, 'words', 'length'],
  [{ topic: ['price'], words: 'Past it' }, 'words', 'off_way'],
  [{ words: 'Not asked' }, 'words', 'off_way'],
  [{ topic: ['other'], nothing: 1 }, 'nothing', 'unknown'],
])('%j does not fit at %s: %s', (answers, stepId, reason) => {
  expect(findUnfitAnswer(SURVEY, answers, false)).toEqual({ path: `answers.${stepId}`, reason })
})

test('what is required is missing at the end alone, and on the way alone', () => {
  const missing = { path: 'answers.words', reason: 'required' }

  expect(findUnfitAnswer(SURVEY, { topic: ['other'] }, true)).toEqual(missing)
  expect(findUnfitAnswer(SURVEY, { topic: ['price'] }, true)).toBeUndefined()
})
