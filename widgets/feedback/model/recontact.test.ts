// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { AskMemory } from '../contract/memory.ts'
import { createSurvey, RULES } from '../survey.fixture.ts'
import { NOTHING_ASKED } from './ask-memory.ts'
import { type AskSituation, whyNotAsk } from './recontact.ts'

const DAY = 86_400_000
const START = Date.UTC(2026, 0, 1)
const at = (day: number): string => new Date(START + day * DAY).toISOString()

const asked = (...days: readonly number[]): Pick<AskMemory, 'asked'> => ({
  asked: days.map((day) => ({ surveyId: 'nps', at: at(day) })),
})

interface Case {
  readonly day: number
  readonly memory?: Partial<AskMemory>
  readonly survey?: Parameters<typeof createSurvey>[0]
  readonly rules?: Partial<typeof RULES>
  readonly situation?: Partial<AskSituation>
}

function judge({ day, memory, survey, rules, situation }: Case) {
  const no = whyNotAsk(
    createSurvey(survey),
    { ...RULES, ...rules },
    { ...NOTHING_ASKED, ...memory },
    {
      now: START + day * DAY,
      unit: 'ana',
      hasOpenTicket: false,
      isLasting: true,
      ...situation,
    },
  )
  return no && `${no.why} until ${no.until === Infinity ? 'ever' : (no.until - START) / DAY}`
}

const ONCE = { recontact: { afterAnswerDays: null, afterDismissDays: null } }

describe('whyNotAsk', () => {
  it('has nothing against asking whom nobody has asked', () => {
    expect(judge({ day: 0 })).toBeUndefined()
  })

  it.each<[string, Case, string | undefined]>([
    [
      'shown and ignored, before its snooze is over',
      { day: 2.9, memory: asked(0) },
      'snoozed until 3',
    ],
    ['shown and ignored, when its snooze is over', { day: 3, memory: asked(0) }, undefined],
    [
      'put off, counted from then',
      { day: 4, memory: { ...asked(0), closed: { nps: { later: at(2) } } } },
      'snoozed until 5',
    ],
    [
      'closed',
      { day: 89, memory: { ...asked(0), closed: { nps: { dismissed: at(0) } } } },
      'dismissed until 90',
    ],
    [
      'closed a while ago',
      { day: 90, memory: { ...asked(0), closed: { nps: { dismissed: at(0) } } } },
      undefined,
    ],
    [
      'answered',
      { day: 100, memory: { ...asked(0), closed: { nps: { answered: at(1) } } } },
      'answered until 181',
    ],
    [
      'answered, and to be answered once',
      { day: 700, survey: ONCE, memory: { closed: { nps: { answered: at(0) } } } },
      'answered until ever',
    ],
    [
      'answered once, and closed on another device later',
      {
        day: 700,
        survey: { recontact: { afterAnswerDays: null } },
        memory: { closed: { nps: { answered: at(0), dismissed: at(1) } } },
      },
      'answered until ever',
    ],
    [
      'closed, and not to come again',
      { day: 700, survey: ONCE, memory: { closed: { nps: { dismissed: at(0) } } } },
      'dismissed until ever',
    ],
    [
      'shown in vain as often as it may',
      { day: 20, memory: asked(0, 4, 8) },
      'asked_often until 98',
    ],
    [
      'shown in vain as often as it may, with an answer in between',
      { day: 200, memory: { ...asked(0, 4, 190), closed: { nps: { answered: at(4) } } } },
      undefined,
    ],
    ['“never”', { day: 700, memory: { never: true } }, 'never until ever'],
    [
      'another survey days ago',
      { day: 6, memory: { asked: [{ surveyId: 'csat', at: at(0) }] } },
      'rest until 7',
    ],
    [
      'as many in a year as there may be',
      { day: 50, rules: { mostPerYear: 2 }, memory: asked(0, 10) },
      'year until 365',
    ],
    [
      'as many as there may be, the first of them a year ago',
      { day: 365, rules: { mostPerYear: 2 }, memory: asked(0, 10) },
      undefined,
    ],
    ['an open complaint', { day: 0, situation: { hasOpenTicket: true } }, 'ticket until ever'],
    ['a browser that forgets', { day: 0, situation: { isLasting: false } }, 'forgetful until ever'],
    ['nobody in the sample', { day: 0, survey: { sample: 0 } }, 'sample until ever'],
  ])('judges %s', (_, given, expected) => {
    expect(judge(given)).toBe(expected)
  })

  it('names what lasts longest', () => {
    const memory = {
      asked: [{ surveyId: 'csat', at: at(0) }],
      closed: { nps: { dismissed: at(0) } },
    }

    expect(judge({ day: 1, memory })).toBe('dismissed until 90')
  })

  const UNITS = Array.from({ length: 4000 }, (_, index) => `shopper ${index}`)

  const chosenFor = (changes: Parameters<typeof createSurvey>[0]): readonly string[] => {
    const survey = createSurvey(changes)
    const situation = { now: START, hasOpenTicket: false, isLasting: true }
    return UNITS.filter((unit) => !whyNotAsk(survey, RULES, NOTHING_ASKED, { ...situation, unit }))
  }

  it('asks as many of ten thousand as the sample says, and the same ones each time', () => {
    const chosen = chosenFor({ sample: 2500 })

    expect(chosen.length).toBeGreaterThan(900)
    expect(chosen.length).toBeLessThan(1100)
    expect(chosenFor({ sample: 2500 })).toEqual(chosen)
  })

  it('chooses others for another survey', () => {
    expect(chosenFor({ sample: 2500 })).not.toEqual(chosenFor({ id: 'csat', sample: 2500 }))
  })
})
