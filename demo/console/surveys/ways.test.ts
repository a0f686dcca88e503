/** Ways through a survey: answers that lead on alike stand together, and none is left out. */
import { describe, expect, it } from 'vitest'
import {
  createBranching,
  createSurvey,
  NPS,
  REASON,
  WHY,
} from '../../../widgets/feedback/survey.fixture.ts'
import { findWays, type Way } from './ways.ts'

const said = ({ forks, ending }: Way): string =>
  [
    ...forks.map(({ step, values, isAll, canSkip, makesTicket }) =>
      [
        step.id,
        isAll ? 'any' : [...values, ...(canSkip ? ['skipped'] : [])].join(','),
        makesTicket ? '!' : '',
      ].join(' '),
    ),
    ending?.id,
  ].join(' > ')

describe('findWays', () => {
  it('has one way where every answer leads on alike', () => {
    expect(findWays(createSurvey()).ways.map(said)).toEqual(['nps any  > why any  > thanks'])
  })

  it('parts answers where branches part them', () => {
    expect(findWays(createBranching()).ways.map(said)).toEqual([
      'nps 0,1,2,3,4,5,6,7,8  > reason late  > thanks',
      'nps 0,1,2,3,4,5,6,7,8  > reason broken,skipped  > why any  > thanks',
      'nps 9,10  > review',
      'nps skipped  > thanks',
    ])
  })

  it('parts scores that make a ticket from others that lead the same way', () => {
    const survey = createSurvey({ steps: [{ ...NPS, required: true, ticketUpTo: 8 }] })

    expect(findWays(survey).ways.map(said)).toEqual([
      'nps 0,1,2,3,4,5,6,7,8 ! > thanks',
      'nps 9,10  > thanks',
    ])
  })

  it('passes over where passing over has a way of its own', () => {
    const why = { ...WHY, branches: [{ when: { skipped: true as const }, goTo: 'thanks' }] }
    const survey = createSurvey({ steps: [why, REASON] })

    expect(findWays(survey).ways.map(said)).toEqual([
      'why   > reason any  > thanks',
      'why skipped  > thanks',
    ])
  })

  it('stops listing where nobody would read on', () => {
    const steps = Array.from({ length: 6 }, (_, at) => ({
      ...NPS,
      id: `nps-${at}`,
      required: true,
      ticketUpTo: 3,
    }))

    const { ways, hasMore } = findWays(createSurvey({ steps }))

    expect([ways.length, hasMore]).toEqual([40, true])
  })
})
