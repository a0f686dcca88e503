/** Hours as the inbox has them; everything else of the shop as its own backend knows it, if there is one. */
import type { ChatFacts, OpeningHours } from '../contract/facts.ts'
import { asList, asNumber, asRecord, asText } from './wire.ts'

type Raw = Readonly<Record<string, unknown>>

/** Of a shop that has no backend of our contract. */
const UNKNOWN: ChatFacts = {
  revision: 0,
  timezone: 'UTC',
  isOnline: false,
  channels: {},
  preChat: { when: 'never', fields: [] },
  answers: [],
  orderStatus: false,
  mail: false,
}

export function toFacts(inbox: unknown, own: ChatFacts | undefined, isOnline: boolean): ChatFacts {
  const raw = asRecord(inbox)
  const { greeting, hours: _ofOwn, ...facts } = own ?? UNKNOWN
  const hours = raw['working_hours_enabled'] === true ? hoursOf(raw['working_hours']) : undefined
  return {
    ...facts,
    timezone: zoneOf(asText(raw['timezone'])) ?? facts.timezone,
    isOnline,
    ...(hours && { hours }),
    // The server says its own greeting with the first message; two would be one too many.
    ...(greeting && raw['greeting_enabled'] !== true && { greeting }),
    // Answers are mailed, or not, by Chatwoot; we cannot know.
    mail: false,
  }
}

/** An inbox keeps names of Rails, which are mostly those of IANA. */
function zoneOf(name: string): string | undefined {
  try {
    return name && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined // A name this browser does not know.
  }
}

function hoursOf(value: unknown): OpeningHours {
  const days = asList(value).map(asRecord)
  return {
    weekly: days.filter((day) => day['closed_all_day'] !== true).map(openingOf),
    holidays: [],
  }
}

function openingOf(day: Raw): OpeningHours['weekly'][number] {
  const isAllDay = day['open_all_day'] === true
  return {
    // Sunday is 0 there and 7 here.
    day: asNumber(day['day_of_week']) || 7,
    from: isAllDay ? '00:00' : clock(day['open_hour'], day['open_minutes']),
    to: isAllDay ? '00:00' : clock(day['close_hour'], day['close_minutes']),
  }
}

function clock(hour: unknown, minute: unknown): string {
  return [hour, minute].map((part) => String(asNumber(part)).padStart(2, '0')).join(':')
}
