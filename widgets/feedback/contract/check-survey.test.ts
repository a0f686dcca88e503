import { describe, expect, it } from 'vitest'
import { createBranching, createSurvey, NPS, REASON, WHY } from '../survey.fixture.ts'
import { checkSurvey } from './check-survey.ts'

type Changes = Parameters<typeof createSurvey>[0]

const problemsOf = (changes: Changes): readonly string[] =>
  checkSurvey(createSurvey(changes)).map(
    ({ path, reason, detail }) => `${path}: ${reason}${detail ? ` ${detail}` : ''}`,
  )

const ending = (id: string) => ({ id, text: { en: 'Thanks' } })

describe('checkSurvey', () => {
  it.each([
    ['a plain one', createSurvey()],
    ['one with branches', createBranching()],
  ])('has nothing to say of %s', (_, survey) => {
    expect(checkSurvey(survey)).toEqual([])
  })

  it.each<[string, Changes, readonly string[]]>([
    ['two steps of one id', { steps: [NPS, { ...WHY, id: 'nps' }] }, ['steps[1].id: duplicate_id']],
    ['a step named as an ending', { endings: [ending('why')] }, ['endings[0].id: duplicate_id']],
    [
      'two options of one id',
      { steps: [{ ...REASON, options: [REASON, REASON].map(() => option('a')) }] },
      ['steps[0].options[1].id: duplicate_id'],
    ],
    [
      'a target that is not there',
      { steps: [{ ...NPS, next: 'nowhere' }] },
      ['steps[0].next: unknown_target', 'endings[0]: unreachable'],
    ],
    [
      'a way back',
      { steps: [NPS, { ...WHY, branches: [{ when: { skipped: true }, goTo: 'nps' }] }] },
      ['steps[1].branches[0].goTo: loop'],
    ],
    [
      'a way to itself, without an end',
      { steps: [NPS, { ...WHY, next: 'why' }] },
      ['steps[1].next: loop', 'endings[0]: unreachable'],
    ],
    [
      'a step behind a branch that another one hides',
      {
        steps: [
          {
            ...NPS,
            next: 'thanks',
            branches: [
              { when: { from: 0, to: 10 }, goTo: 'thanks' },
              { when: { from: 0, to: 6 }, goTo: 'why' },
            ],
          },
          WHY,
        ],
      },
      ['steps[1]: unreachable'],
    ],
    [
      'a step nobody comes by',
      { steps: [{ ...NPS, next: 'why' }, REASON, WHY] },
      ['steps[1]: unreachable'],
    ],
    [
      'an ending nobody comes to',
      { endings: [ending('thanks'), ending('other')] },
      ['endings[1]: unreachable'],
    ],
    [
      'a step behind branches that take every answer',
      {
        steps: [
          { ...NPS, required: true, branches: [{ when: { from: 0, to: 10 }, goTo: 'thanks' }] },
          WHY,
        ],
      },
      ['steps[1]: unreachable'],
    ],
    [
      'a branch of scores at a choice',
      { steps: [{ ...REASON, branches: [{ when: { from: 1, to: 2 }, goTo: 'thanks' }] }] },
      ['steps[0].branches[0].when: branch_unfit'],
    ],
    [
      'a branch of an option that is not there',
      { steps: [{ ...REASON, branches: [{ when: { chosen: ['lost'] }, goTo: 'thanks' }] }] },
      ['steps[0].branches[0].when: branch_unfit'],
    ],
    [
      'a branch of passing over what cannot be passed over',
      {
        steps: [
          { ...NPS, required: true, branches: [{ when: { skipped: true }, goTo: 'thanks' }] },
        ],
      },
      ['steps[0].branches[0].when: branch_unfit'],
    ],
    [
      'a branch off the scale',
      {
        steps: [{ ...NPS, kind: 'csat', branches: [{ when: { from: 0, to: 2 }, goTo: 'thanks' }] }],
      },
      ['steps[0].branches[0].when: out_of_scale'],
    ],
    [
      'a threshold that takes every score',
      { steps: [{ ...NPS, ticketUpTo: 10 }] },
      ['steps[0].ticketUpTo: out_of_scale'],
    ],
    [
      'tickets of nobody',
      { anonymous: 'always', steps: [{ ...NPS, ticketUpTo: 3 }] },
      ['steps[0].ticketUpTo: ticket_anonymous'],
    ],
    [
      'words that lack a language',
      { locales: ['en', 'ro'], title: { en: 'How was it?', ro: 'Cum a fost?' }, steps: [NPS] },
      ['steps[0].question: language_missing ro', 'endings[0].text: language_missing ro'],
    ],
    [
      'an action without a language',
      {
        endings: [
          {
            ...ending('thanks'),
            action: { kind: 'review', url: 'https://shop.example/review', label: { ro: 'Scrie' } },
          },
        ],
      },
      ['endings[0].action.label: language_missing en'],
    ],
  ])('names the place of %s', (_, changes, problems) => {
    expect(problemsOf(changes)).toEqual(problems)
  })

  it('finds the step behind branches reachable by whoever passes over them', () => {
    const steps: Changes = {
      steps: [{ ...NPS, branches: [{ when: { from: 0, to: 10 }, goTo: 'thanks' }] }, WHY],
    }

    expect(problemsOf(steps)).toEqual([])
  })
})

function option(id: string) {
  return { id, label: { en: id } }
}
