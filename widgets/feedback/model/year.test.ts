// @vitest-environment node
/** A year of visits by a thousand shoppers: the code asks, and a checker that knows the rules in plain words finds nobody asked against them. */
import { beforeAll, describe, expect, it } from 'vitest'
import { bucketOf } from '../../../src/campaigns/experiment/bucket.ts'
import type { Survey } from '../contract/survey.ts'
import { createSurvey } from '../survey.fixture.ts'
import { createRandom, createYear, DAY, type Device, type LogEntry, START } from './year.fixture.ts'

const SHOPPERS = 1000
const RULES = { restDays: 7, mostPerYear: 6 }
const SURVEYS = [
  createSurvey({ id: 'nps' }),
  createSurvey({ id: 'order', recontact: { afterAnswerDays: 30, snoozeDays: 1, mostAsks: 2 } }),
  createSurvey({ id: 'once', recontact: { afterAnswerDays: null, afterDismissDays: null } }),
  createSurvey({ id: 'some', sample: 3000, recontact: { afterDismissDays: 20, mostAsks: 10 } }),
  createSurvey({
    id: 'often',
    recontact: { afterAnswerDays: 14, afterDismissDays: 14, snoozeDays: 10 },
  }),
]

interface Shopper {
  readonly devices: readonly Device[]
  readonly member: string | undefined
  /** Days on which they sign in, and on which they sign out for good. */
  readonly signedIn: readonly [from: number, to: number]
  /** Days between which a complaint of theirs is open. */
  readonly complaint: readonly [from: number, to: number]
}

let log: readonly LogEntry[] = []

beforeAll(async () => {
  const random = createRandom(2026)
  const year = createYear({ surveys: SURVEYS, rules: RULES, random })
  for (let index = 0; index < SHOPPERS; index += 1) {
    const shopper = createShopper(index, random)
    for (let day = random() * 20; day < 365; day += 1 + random() * 35) {
      const visits = shopper.devices
        .filter(() => random() < 0.6)
        .map((device) => ({
          device,
          at: START + Math.round(day * DAY),
          member: isWithin(day, shopper.signedIn) ? shopper.member : undefined,
          hasOpenTicket: isWithin(day, shopper.complaint),
          tabs: random() < 0.25 ? 2 : 1,
        }))
      // Now and then on several devices at the same moment.
      if (random() < 0.3) await Promise.all(visits.map(year.visitOnce))
      else for (const visit of visits) await year.visitOnce(visit)
    }
  }
  log = year.log
}, 120_000)

function createShopper(index: number, random: () => number): Shopper {
  const isMember = random() < 0.5
  const signIn = random() < 0.5 ? 0 : random() * 365
  const complaint = random() < 0.2 ? random() * 365 : Infinity
  return {
    devices: Array.from({ length: 1 + Math.floor(random() * 3) }, (_, at) => ({
      id: index * 3 + at,
      isLasting: random() > 0.1,
      skewMs: at,
      records: new Map(),
    })),
    member: isMember ? `member ${index}` : undefined,
    signedIn: [signIn, random() < 0.3 ? signIn + random() * 200 : Infinity],
    complaint: [complaint, complaint + 14],
  }
}

function isWithin(day: number, [from, to]: readonly [number, number]): boolean {
  return day >= from && day < to
}

/** Of what came before: this browser’s own, and what a member’s other devices have told the backend. */
function knownBefore(ask: LogEntry, before: readonly LogEntry[]): readonly LogEntry[] {
  return before.filter(
    ({ device, toldAt }) =>
      device === ask.device || (toldAt.get(ask.member ?? '') ?? Infinity) <= ask.heardAt,
  )
}

/** Written down a second time, rule by rule. */
function findBroken(ask: LogEntry, known: readonly LogEntry[], survey: Survey): readonly string[] {
  const { afterAnswerDays, afterDismissDays, snoozeDays, mostAsks } = survey.recontact
  const daysSince = ({ at }: LogEntry): number => Math.abs(ask.at - at) / DAY
  const isTooSoon = (entry: LogEntry, days: number | null): boolean =>
    days === null || daysSince(entry) < days
  const asks = known.filter(({ said }) => said === 'asked')
  const own = known.filter(({ surveyId }) => surveyId === ask.surveyId)
  const saidOwn = (said: LogEntry['said']) => own.filter((entry) => entry.said === said)
  const lastAnswer = Math.max(...saidOwn('answered').map(({ at }) => at))
  const inVain = saidOwn('asked').filter(({ at }) => !(at <= lastAnswer))

  const broken: readonly (readonly [string, boolean])[] = [
    ['never', known.some(({ said }) => said === 'never')],
    ['complaint', ask.hasOpenTicket],
    ['forgetful', !ask.isLasting],
    ['snoozed', saidOwn('later').some((entry) => isTooSoon(entry, snoozeDays))],
    ['ignored', saidOwn('asked').some((entry) => isTooSoon(entry, snoozeDays))],
    ['dismissed', saidOwn('dismissed').some((entry) => isTooSoon(entry, afterDismissDays))],
    ['answered', saidOwn('answered').some((entry) => isTooSoon(entry, afterAnswerDays))],
    [
      'in vain',
      inVain.length >= mostAsks && inVain.some((entry) => isTooSoon(entry, afterDismissDays)),
    ],
    [
      'rest',
      asks.some((entry) => entry.surveyId !== ask.surveyId && isTooSoon(entry, RULES.restDays)),
    ],
    ['year', asks.filter((entry) => daysSince(entry) < 365).length >= RULES.mostPerYear],
    [
      'sample',
      ask.member !== undefined && bucketOf(`survey:${survey.id}`, ask.member) >= survey.sample,
    ],
  ]
  return broken.flatMap(([rule, isBroken]) => (isBroken ? [rule] : []))
}

const asksOf = (surveyId?: string): readonly LogEntry[] =>
  log.filter((entry) => entry.said === 'asked' && (!surveyId || entry.surveyId === surveyId))

describe('a year of visits by a thousand shoppers', () => {
  it('asks nobody against a rule, not once', () => {
    const broken = log.flatMap((entry, index) => {
      if (entry.said !== 'asked') return []
      const survey = SURVEYS.find(({ id }) => id === entry.surveyId)!
      const known = knownBefore(entry, log.slice(Math.max(0, index - 1000), index))
      return findBroken(entry, known, survey).map((rule) => ({ rule, ...entry }))
    })

    expect(broken).toEqual([])
  })

  it('asks each survey, guests and members, and most shoppers at least once', () => {
    for (const { id } of SURVEYS) expect(asksOf(id).length).toBeGreaterThan(100)
    expect(asksOf().filter(({ member }) => member === undefined).length).toBeGreaterThan(300)
    expect(asksOf().filter(({ member }) => member !== undefined).length).toBeGreaterThan(300)
    const asked = new Set(asksOf().map(({ device }) => Math.floor(device / 3)))
    expect(asked.size).toBeGreaterThan(SHOPPERS * 0.8)
  })

  it('saw every way to react, and asked again after all but “never”', () => {
    for (const said of ['answered', 'later', 'dismissed', 'never'] as const)
      expect(log.filter((entry) => entry.said === said).length).toBeGreaterThan(30)
    for (const said of ['answered', 'later', 'dismissed'] as const)
      expect(log.some((entry, index) => entry.said === said && isAskedAgain(index))).toBe(true)
  })
})

function isAskedAgain(index: number): boolean {
  const { device, surveyId } = log[index]!
  return log
    .slice(index + 1)
    .some(
      (later) => later.said === 'asked' && later.device === device && later.surveyId === surveyId,
    )
}
