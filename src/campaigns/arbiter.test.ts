// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, MINUTE, SECOND } from '../core/clock.ts'
import { decide, note } from './arbiter.ts'
import { parseKept } from './memory.ts'
import type { Asked, Memory, Obstacle, Situation } from './verdict.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const BLANK: Memory = { ...parseKept(undefined), page: { turns: 0 } }
const CALM: Situation = {
  visibleMs: MINUTE,
  obstacles: [],
  storage: 'persistent',
  visitStartedAt: NOW - 5 * MINUTE,
}
const ASK: Asked = { widget: 'referral', id: 'ask', level: 'sheet' }
const NPS: Asked = { widget: 'feedback', id: 'nps', level: 'sheet' }
const EXIT: Asked = { widget: 'exit-intent', id: 'leaving', level: 'modal', isExit: true }
const INVITATION: Asked = { ...ASK, id: 'invitation', isAwaited: true }

function judge(asked: Asked, situation: Partial<Situation> = {}, memory: Partial<Memory> = {}) {
  const [verdict] = decide([asked], { ...CALM, ...situation }, { ...BLANK, ...memory }, NOW)
  const { asked: _, ...answer } = verdict!
  return answer
}
const wait = (reason: string, more: object) => ({ outcome: 'wait', reason, ...more })
const badge = (reason: string) => ({ outcome: 'say', level: 'badge', reason })
const saidAgo = (ms: number, more: object = {}) => ({ name: 'chat/hi', at: NOW - ms, ...more })

describe('alone', () => {
  test.each(['badge', 'bar', 'sheet', 'modal'] as const)('a %s is said as it is asked', (level) =>
    expect(judge({ ...ASK, level })).toEqual({ outcome: 'say', level, reason: 'granted' }),
  )

  test('where nothing lasts a dialog is a sheet', () =>
    expect(judge(EXIT, { storage: 'ephemeral' })).toEqual({
      outcome: 'say',
      level: 'sheet',
      reason: 'ephemeral',
    }))

  test('nothing is said in the first ten seconds that the page is seen', () => {
    expect(judge(ASK, { visibleMs: 4 * SECOND })).toEqual(
      wait('loading', { retryAfterMs: 6 * SECOND }),
    )
    expect(judge(ASK, { visibleMs: 10 * SECOND }).outcome).toBe('say')
  })

  test('a minute lies between two interruptions, on whatever page', () => {
    const memory = { said: [saidAgo(45 * SECOND)] }

    expect(judge(ASK, {}, memory)).toEqual(wait('gap', { retryAfterMs: 15 * SECOND }))
    expect(judge(ASK, {}, { said: [saidAgo(MINUTE)] }).outcome).toBe('say')
  })

  test('what another tab said a moment ahead of our clock was said just now', () =>
    expect(judge(ASK, {}, { said: [saidAgo(-5)] })).toMatchObject({
      outcome: 'wait',
      reason: 'gap',
      retryAfterMs: MINUTE,
    }))

  test('after the clock was set back nobody waits for the time that lies ahead', () =>
    expect(judge(ASK, {}, { said: [saidAgo(-3 * DAY)] }).outcome).toBe('say'))

  test('who is heard already is told the same again', () => {
    const page = { turns: 1, card: { name: 'referral/ask', level: 'sheet' as const } }

    expect(judge(ASK, { obstacles: ['banner'] }, { page })).toEqual({
      outcome: 'say',
      level: 'sheet',
      reason: 'granted',
    })
  })
})

describe('while a complaint is open', () => {
  const promo: Asked = { ...ASK, isPromotional: true }
  const refused = { outcome: 'refuse', reason: 'complaint' }

  test('what advertises is refused, even as a badge and to who came for it', () => {
    for (const changes of [{}, { level: 'badge' as const }, { isAwaited: true }])
      expect(judge({ ...promo, ...changes }, { hasComplaint: true })).toEqual(refused)
  })

  test('and so is what is being heard', () => {
    const page = { turns: 1, card: { name: 'referral/ask', level: 'sheet' as const } }

    expect(judge(promo, { hasComplaint: true }, { page })).toEqual(refused)
  })

  test('the rest is said', () => expect(judge(ASK, { hasComplaint: true }).outcome).toBe('say'))
})

describe('in the way', () => {
  const all: Obstacle[] = [
    'checkout',
    'banner',
    'dialog',
    'panel',
    'cart',
    'hidden',
    'survey',
    'draft',
  ]
  const besideCart = all.filter((each) => each !== 'cart')

  test.each(all)('a sheet waits for the end of %s', (obstacle) =>
    expect(judge(ASK, { obstacles: [obstacle] })).toEqual(wait(obstacle, { until: obstacle })),
  )

  test.each([
    ['a sheet somebody came for', INVITATION, ['checkout', 'banner', 'dialog', 'panel']],
    ['a dialog somebody came for', { ...INVITATION, level: 'modal' as const }, besideCart],
    ['a word to who is about to leave', { ...ASK, isExit: true }, besideCart],
    ['a bar', { ...ASK, level: 'bar' as const }, ['checkout', 'banner', 'dialog', 'cart']],
    ['a badge', { ...ASK, level: 'badge' as const }, []],
  ])('%s waits for these only', (_, asked: Asked, expected) => {
    const awaited = all.filter((each) => judge(asked, { obstacles: [each] }).outcome === 'wait')

    expect(awaited).toEqual(expected)
  })

  test('the hardest obstacle is named', () =>
    expect(judge(ASK, { obstacles: ['draft', 'survey', 'banner'] }).reason).toBe('banner'))
})

describe('often enough', () => {
  test('a page view is interrupted once', () => {
    expect(judge(ASK, {}, { page: { turns: 1 } })).toEqual(badge('page_quota'))
    expect(judge({ ...ASK, isNeverQuieter: true }, {}, { page: { turns: 1 } })).toEqual({
      outcome: 'refuse',
      reason: 'page_quota',
    })
  })

  test('a visit is interrupted twice', () => {
    const said = [saidAgo(4 * MINUTE), saidAgo(2 * MINUTE)]

    expect(judge(ASK, {}, { said })).toEqual(badge('visit_quota'))
    expect(judge(ASK, { visitStartedAt: NOW - 3 * MINUTE }, { said }).outcome).toBe('say')
  })

  test('without a visit to go by, a day counts as one', () => {
    const unknown = { visitStartedAt: undefined }
    const said = [saidAgo(DAY - 1), saidAgo(2 * MINUTE)]

    expect(judge(ASK, unknown, { said })).toEqual(badge('visit_quota'))
    expect(judge(ASK, unknown, { said: [saidAgo(DAY + 1), said[1]!] }).outcome).toBe('say')
  })

  test('a visit hears one exit offer, and may hear something else', () => {
    const said = [saidAgo(2 * MINUTE, { isExit: true })]

    expect(judge(EXIT, {}, { said })).toEqual(badge('exit_quota'))
    expect(judge(ASK, {}, { said }).level).toBe('sheet')
  })

  test('where nothing lasts a page is interrupted once, soft navigations or not', () =>
    expect(judge(ASK, { storage: 'ephemeral' }, { said: [saidAgo(2 * MINUTE)] })).toEqual(
      badge('visit_quota'),
    ))

  test('what somebody came for waits for nobody and takes no turn', () => {
    const said = [saidAgo(4 * MINUTE), saidAgo(SECOND)]

    const answer = judge(INVITATION, { visibleMs: 0 }, { said, page: { turns: 1 } })
    const after = note(BLANK, { ...answer, asked: INVITATION }, NOW)

    expect(answer).toEqual({ outcome: 'say', level: 'sheet', reason: 'granted' })
    expect(after.page.turns).toBe(0)
    const later = { ...after, page: { turns: 0 } }
    expect(judge(ASK, {}, later).reason).toBe('gap')
    expect(decide([ASK], CALM, later, NOW + MINUTE)[0]?.level).toBe('sheet')
  })
})

describe('the shopper’s no', () => {
  test.each([
    [1, 1],
    [2, 7],
    [3, 30],
    [4, 90],
    [9, 90],
  ])('closed %i times, it rests %i days', (times, days) => {
    const closedAgo = (ms: number) => ({ closed: { 'referral/ask': { times, at: NOW - ms } } })

    expect(judge(ASK, {}, closedAgo(days * DAY - 5))).toEqual({
      outcome: 'refuse',
      reason: 'cool_down',
      retryAfterMs: 5,
    })
    expect(judge(ASK, {}, closedAgo(days * DAY)).outcome).toBe('say')
  })

  test('what was done is not said again for a day', () => {
    const closed = { 'referral/ask': { times: 0, at: NOW - MINUTE } }

    expect(judge(ASK, {}, { closed })).toMatchObject({ outcome: 'refuse', reason: 'done' })
  })

  test('“never” counts for the category, of whatever widget', () => {
    const never = ['#discount']

    expect(judge({ ...EXIT, category: 'discount' }, {}, { never }).reason).toBe('never')
    expect(judge({ ...INVITATION, category: 'discount' }, {}, { never }).outcome).toBe('refuse')
    expect(judge({ ...ASK, level: 'badge', category: 'discount' }, {}, { never }).outcome).toBe(
      'refuse',
    )
    expect(judge({ ...EXIT, category: 'service' }, {}, { never }).outcome).toBe('say')
  })

  test('“never” to one without a category counts for it alone, also when it is given one', () => {
    const never = ['referral/ask']

    expect(judge({ ...ASK, category: 'growth' }, {}, { never }).reason).toBe('never')
    expect(judge({ ...NPS, category: 'growth' }, {}, { never }).outcome).toBe('say')
  })

  test('what somebody came for again days later is said again, in the same visit quietly', () => {
    const closedAgo = (ms: number) => ({
      closed: { 'referral/invitation': { times: 1, at: NOW - ms } },
    })

    expect(judge(INVITATION, {}, closedAgo(MINUTE))).toEqual(badge('cool_down'))
    expect(judge(INVITATION, {}, closedAgo(10 * MINUTE)).level).toBe('sheet')
  })

  test('a clock that was set back makes no rest longer', () =>
    expect(
      judge(ASK, {}, { closed: { 'referral/ask': { times: 1, at: NOW + 30 * DAY } } }),
    ).toMatchObject({ retryAfterMs: DAY }))
})

describe('several at once', () => {
  const outcomes = (asked: readonly Asked[], situation: Partial<Situation> = {}) =>
    decide(asked, { ...CALM, ...situation }, BLANK, NOW).map(
      ({ level, outcome, reason }) => `${level ?? outcome} ${reason}`,
    )

  test('the highest is heard, the others are downgraded and told why', () =>
    expect(outcomes([NPS, { ...EXIT, priority: 5 }, ASK])).toEqual([
      'badge busy',
      'modal granted',
      'badge busy',
    ]))

  test('of equals, who asked first is heard', () =>
    expect(outcomes([NPS, ASK])).toEqual(['sheet granted', 'badge busy']))

  test('who is awaited goes before the highest, which keeps its turn and waits', () =>
    expect(outcomes([{ ...EXIT, priority: 9 }, INVITATION])).toEqual([
      'wait busy',
      'sheet granted',
    ]))

  test('a bar and a card go together, two bars do not', () =>
    expect(
      outcomes([
        { ...ASK, level: 'bar' },
        { ...NPS, level: 'bar' },
        { ...EXIT, priority: 1 },
      ]),
    ).toEqual(['bar granted', 'wait busy', 'modal granted']))

  test('a draft, a due survey, an exit and a banner: nothing covers the banner, later one is heard', () => {
    const asked = [{ ...NPS, priority: 1 }, { ...EXIT, priority: 5 }, ASK]

    expect(outcomes(asked, { obstacles: ['banner', 'draft'] })).toEqual(
      Array.from({ length: 3 }, () => 'wait banner'),
    )
    expect(outcomes(asked, { obstacles: ['draft'] })).toEqual(
      Array.from({ length: 3 }, () => 'wait draft'),
    )
    expect(outcomes(asked)).toEqual(['badge busy', 'modal granted', 'badge busy'])
  })
})

test('whatever is asked in whatever situation, the promises hold', () => {
  const asked = fc.uniqueArray(
    fc.record({
      widget: fc.constantFrom('a', 'b'),
      id: fc.constantFrom('1', '2', '3'),
      level: fc.constantFrom('badge', 'bar', 'sheet', 'modal'),
      isAwaited: fc.boolean(),
      isExit: fc.boolean(),
      priority: fc.integer({ min: 0, max: 3 }),
    }),
    { selector: ({ widget, id }) => widget + id },
  )
  const situation = fc.record({
    visibleMs: fc.integer({ min: 0, max: 20_000 }),
    obstacles: fc.subarray<Obstacle>(['banner', 'dialog', 'checkout', 'draft', 'panel']),
    storage: fc.constantFrom('persistent', 'ephemeral'),
  })

  fc.assert(
    fc.property(fc.array(fc.tuple(asked, situation), { maxLength: 12 }), (rounds) => {
      let memory = BLANK
      rounds.forEach(([proposals, met], round) => {
        const now = NOW + round * 30 * SECOND
        const verdicts = decide(proposals, met, memory, now)
        for (const { level, outcome, retryAfterMs, until, asked: each } of verdicts) {
          const isHeard = [memory.page.card, memory.page.bar].some(
            (heard) => heard?.name === `${each.widget}/${each.id}`,
          )
          const isLoud = outcome === 'say' && level !== 'badge' && !isHeard
          const isBlocked = met.obstacles.some((one) => one !== 'draft' && one !== 'panel')
          expect(isLoud && isBlocked).toBe(false)
          expect(isLoud && level === 'modal' && met.storage === 'ephemeral').toBe(false)
          // Who waits knows for how long, or for what.
          if (outcome === 'wait') expect(retryAfterMs !== undefined || until).toBeTruthy()
        }
        memory = verdicts.reduce((known, verdict) => note(known, verdict, now), memory)
        const cards = new Set(
          verdicts
            .filter(({ level }) => level === 'sheet' || level === 'modal')
            .map(({ asked: each }) => `${each.widget}/${each.id}`),
        )
        expect(cards.size).toBeLessThanOrEqual(1)
        memory = { ...memory, page: { turns: 0 } }
      })
      const turns = memory.said.filter(({ isAwaited }) => !isAwaited)
      expect(turns.length).toBeLessThanOrEqual(2)
      expect(turns.filter(({ isExit }) => isExit).length).toBeLessThanOrEqual(1)
    }),
  )
})
