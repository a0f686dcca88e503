// @vitest-environment node
import { expect, test } from 'vitest'
import { DRAFT, OFFER } from './campaign.fixture.ts'
import { checkCampaign } from './check-campaign.ts'

function problems(changes: object): string[] {
  const checked = checkCampaign({ ...DRAFT, ...changes }, { offers: [OFFER], isServed: true })
  return checked.problems.map(({ path, message }) => `${path}: ${message}`)
}
const saying = (texts: object, language: 'en' | 'ro' = 'en') => ({
  texts: { ...DRAFT.texts, [language]: { ...DRAFT.texts[language], ...texts } },
})

test.each(['name', 'product', 'points'])(
  'a text with {%s} needs one that does without, in its own language',
  (word) => {
    const title = `Wait, {${word}}!`

    expect(problems(saying({ title }))).toEqual([
      `texts.en.title: {${word}} is not always known. Add texts.en.titlePlain, which does without it.`,
    ])
    expect(problems(saying({ title, titlePlain: 'Wait!' }))).toEqual([])
    expect(problems(saying({ title }, 'ro'))).toHaveLength(1)
  },
)

test('the plain text names nobody', () => {
  expect(problems(saying({ title: '{name}!', titlePlain: 'Dear {name}!' }))).toEqual([
    'texts.en.titlePlain: Is for shoppers of whom {name} is unknown: leave it out.',
  ])
})

test('an empty plain text is none', () => {
  expect(problems(saying({ title: '{name}!', titlePlain: '' }))).toHaveLength(1)
})

test('words in other braces are words', () => {
  expect(problems(saying({ title: 'Save {more}' }))).toEqual([])
})

test('an arm may rest on the plain text of its campaign', () => {
  const arms = (texts: object) => ({
    experiment: {
      id: 'e',
      phase: 1,
      arms: [
        { id: 'control', weight: 5_000 },
        { id: 'b', weight: 5_000, texts: { en: texts } },
      ],
    },
  })

  expect(problems(arms({ title: '{name}!' }))).toEqual([
    'experiment.arms.1.texts.en.title: {name} is not always known. Add texts.en.titlePlain, which does without it.',
  ])
  expect(problems({ ...saying({ titlePlain: 'You!' }), ...arms({ title: '{name}!' }) })).toEqual([])
})
