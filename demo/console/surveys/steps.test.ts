/** Changes to questions: what still makes sense stays, and what does not goes. */
import { describe, expect, it } from 'vitest'
import type { Step } from '../../../widgets/feedback/contract.ts'
import {
  createBranching,
  createSurvey,
  NPS,
  REASON,
} from '../../../widgets/feedback/survey.fixture.ts'
import { asKind, ifsOf, newStep, targetsAfter, withoutOption, type OptionStep } from './steps.ts'

function stepOf(input: Parameters<typeof createSurvey>[0]): Step {
  const [step] = createSurvey(input).steps
  if (!step) throw new Error('A survey has a step.')
  return step
}

function choiceOf(input: Parameters<typeof createSurvey>[0]): OptionStep {
  const step = stepOf(input)
  if (step.kind !== 'choice') throw new Error('Not a choice.')
  return step
}

describe('asKind', () => {
  const branches = [
    { when: { from: 1, to: 5 }, goTo: 'thanks' },
    { when: { from: 9, to: 10 }, goTo: 'thanks' },
  ]

  it('keeps the words, and the ways that are on the new scale', () => {
    const step = asKind(stepOf({ steps: [{ ...NPS, branches }] }), 'csat')

    expect(step).toMatchObject({ kind: 'csat', question: NPS.question, look: 'faces' })
    expect(step.branches).toEqual([branches[0]])
  })

  it('keeps choices between words and pictures', () => {
    const step = asKind(stepOf({ steps: [REASON] }), 'picture')

    expect('options' in step && step.options.map(({ label }) => label)).toEqual(
      REASON.options.map(({ label }) => label),
    )
  })
})

describe('withoutOption', () => {
  it('takes the choice out of the ways, and ways that nobody could take any more', () => {
    const step = choiceOf({
      steps: [
        {
          ...REASON,
          branches: [
            { when: { chosen: ['late'] }, goTo: 'thanks' },
            { when: { chosen: ['late', 'broken'] }, goTo: 'thanks' },
          ],
        },
      ],
    })

    expect(withoutOption(step, 'late').branches).toEqual([
      { when: { chosen: ['broken'] }, goTo: 'thanks' },
    ])
  })
})

describe('targetsAfter', () => {
  it('offers later questions and endings alone', () => {
    expect(targetsAfter(createBranching(), 1)).toEqual(['why', 'thanks', 'review'])
  })
})

describe('ifsOf', () => {
  it.each([
    ['nps', ['score', 'skipped']],
    ['choice', ['chosen', 'skipped']],
    ['text', ['skipped']],
  ] as const)('asks of %s what can be answered', (kind, ifs) => {
    expect(ifsOf(newStep(kind, 'x'))).toEqual(ifs)
    expect(ifsOf({ ...newStep(kind, 'x'), required: true })).not.toContain('skipped')
  })
})
