import { describe, expect, it } from 'vitest'
import { type AskMemory, mergeMemory } from './memory.ts'

const at = (day: number): string => new Date(Date.UTC(2026, 0, day)).toISOString()

const NOTHING: AskMemory = { asked: [], closed: {}, never: false }
const PHONE: AskMemory = {
  asked: [
    { surveyId: 'nps', at: at(1) },
    { surveyId: 'csat', at: at(9) },
  ],
  closed: { nps: { answered: at(1) }, csat: { later: at(9) } },
  never: false,
}
const LAPTOP: AskMemory = {
  asked: [
    { surveyId: 'nps', at: at(1) },
    { surveyId: 'ces', at: at(5) },
  ],
  closed: { nps: { dismissed: at(3) }, csat: { later: at(7) } },
  never: false,
}

describe('mergeMemory', () => {
  it('has all that was asked once, in the order of time', () => {
    expect(mergeMemory(PHONE, LAPTOP).asked.map(({ surveyId }) => surveyId)).toEqual([
      'nps',
      'ces',
      'csat',
    ])
  })

  it('has the latest of each closing, so that an answer is not forgotten for a later dismissal', () => {
    expect(mergeMemory(PHONE, LAPTOP).closed).toEqual({
      nps: { answered: at(1), dismissed: at(3) },
      csat: { later: at(9) },
    })
  })

  it('is “never” if either says so', () => {
    expect(mergeMemory(NOTHING, { ...NOTHING, never: true }).never).toBe(true)
    expect(mergeMemory({ ...NOTHING, never: true }, NOTHING).never).toBe(true)
  })

  it('is the same from either side, by itself, and a second time', () => {
    const merged = mergeMemory(PHONE, LAPTOP)

    expect(mergeMemory(LAPTOP, PHONE)).toEqual(merged)
    expect(mergeMemory(merged, LAPTOP)).toEqual(merged)
    expect(mergeMemory(merged, merged)).toEqual(merged)
    expect(mergeMemory(NOTHING, merged)).toEqual(merged)
  })

  it('compares times, however they are written', () => {
    const early = { ...NOTHING, closed: { nps: { later: '2026-01-01T10:00:00.5Z' } } }
    const late = { ...NOTHING, closed: { nps: { later: '2026-01-01T10:00:00.501Z' } } }

    expect(mergeMemory(late, early)).toEqual(late)
    expect(mergeMemory(early, late)).toEqual(late)
  })

  it('keeps the newest five hundred', () => {
    const many = Array.from({ length: 600 }, (_, day) => ({ surveyId: 'nps', at: at(day + 1) }))

    const { asked } = mergeMemory({ ...NOTHING, asked: many }, NOTHING)

    expect(asked).toHaveLength(500)
    expect(asked.at(-1)).toEqual(many.at(-1))
  })
})
