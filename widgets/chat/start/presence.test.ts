import { describe, expect, it } from 'vitest'
import { createFormat, createTranslate, LANGUAGES, type Language } from '../../../src/i18n/index.ts'
import { messages } from '../messages.ts'
import type { ChatFacts } from '../contract/facts.ts'
import { createFacts, HOURS } from './facts.fixture.ts'
import { presenceWords } from './presence.ts'

const OWN = Intl.DateTimeFormat().resolvedOptions().timeZone
const WEEKDAYS = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }))
/** A Friday by the clock of whoever runs this. */
const FRIDAY = (hour: number) => new Date(2026, 10, 27, hour).getTime()

function say(now: number, changes: Partial<ChatFacts> = {}, language: Language = 'en') {
  const facts = createFacts({ timezone: OWN, hours: HOURS, isOnline: false, ...changes })
  const t = createTranslate(
    messages.en,
    language === 'en' ? undefined : messages[language],
    language,
  )
  return presenceWords(facts, { t, format: createFormat(language) }, now)
}

describe('presenceWords', () => {
  it('says until when somebody is there, and how soon they answer', () => {
    expect(say(FRIDAY(12))).toEqual({
      isThere: true,
      line: 'Open until 6:00 PM',
      reply: 'Usually answers within 5 minutes',
    })
  })

  it('says when they are back: later today, tomorrow, on another day', () => {
    expect(say(FRIDAY(7)).line).toBe('Back today at 9:00 AM')
    expect(say(FRIDAY(20)).line).toBe('Back tomorrow at 9:00 AM')
    expect(say(FRIDAY(20), { hours: { weekly: WEEKDAYS, holidays: [] } }).line).toBe(
      'Back on Monday at 9:00 AM',
    )
  })

  it('names the date when it takes a week', () => {
    const holidays = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03']
    expect(say(FRIDAY(20), { hours: { weekly: WEEKDAYS, holidays } }).line).toBe(
      'Back on December 4 at 9:00 AM',
    )
  })

  it('says whose time it is where the shop is elsewhere', () => {
    const { line } = say(FRIDAY(12), { timezone: 'Pacific/Marquesas' })
    expect(line).toMatch(/^Open until .*, your time$|^Back .*, your time$/)
  })

  it('says it where somebody is online, whatever the hours', () => {
    expect(say(FRIDAY(20), { isOnline: true }).line).toBe('We are online')
  })

  it('promises no time where the shop has none', () => {
    expect(say(FRIDAY(12), { hours: { weekly: [], holidays: [] } }).line).toBe(
      'We answer as soon as we can',
    )
  })

  it.each(LANGUAGES.filter((language) => language !== 'en'))('says it in %s', (language) => {
    const { line, reply } = say(FRIDAY(20), { isOnline: true }, language)
    expect(line).not.toBe('We are online')
    expect(reply).not.toMatch(/Usually/)
  })

  it('has every day of the week in the case it needs', () => {
    const hours = (day: number) => ({
      weekly: [{ day, from: '09:00', to: '18:00' }],
      holidays: [],
    })
    const lines = [1, 2, 3, 4].map((day) => say(FRIDAY(20), { hours: hours(day) }, 'ru').line)
    expect(lines).toEqual([
      'Вернёмся в понедельник в 9:00',
      'Вернёмся во вторник в 9:00',
      'Вернёмся в среду в 9:00',
      'Вернёмся в четверг в 9:00',
    ])
  })
})
