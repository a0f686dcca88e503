// @vitest-environment node
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coreEvents } from '../contract/event.ts'
import { DAY, HOUR, MINUTE } from './clock.ts'
import {
  continuePresence,
  countPageView,
  isOver,
  isPresence,
  type Presence,
  settle,
} from './visit-rules.ts'

const NOON = Date.UTC(2026, 10, 22, 12)
const arrival = { path: '/' }

function counter() {
  let count = 0
  return () => `id-${++count}`
}

/** One presence after each activity, at the given times. */
function follow(times: readonly number[]): Presence[] {
  const createId = counter()
  let presence: Presence | undefined
  return times.map((at) => (presence = continuePresence(presence, arrival, at, createId)))
}

const gaps = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 29 * MINUTE }),
    fc.constantFrom(30 * MINUTE - 1, 30 * MINUTE, 30 * MINUTE + 1, 24 * HOUR),
    fc.integer({ min: 0, max: 3 * DAY }),
  ),
  { minLength: 1, maxLength: 120 },
)

test('for any activity, a visit is new exactly after 30 idle minutes or 24 hours', () => {
  fc.assert(
    fc.property(gaps, (pauses) => {
      let at = NOON
      const times = [at, ...pauses.map((pause) => (at += pause))]
      const followed = follow(times)

      let startedAt = NOON
      let visits = 1
      times.forEach((time, index) => {
        const idle = index === 0 ? 0 : time - times[index - 1]!
        if (idle >= 30 * MINUTE || time - startedAt >= 24 * HOUR) {
          startedAt = time
          visits += 1
        }
        const { visit, visitor } = followed[index]!
        expect(visit).toMatchObject({ number: visits, startedAt, lastActiveAt: time })
        expect(visitor).toMatchObject({ visits, lastSeenAt: time, firstSeenAt: NOON })
      })
      expect(new Set(followed.map(({ visit }) => visit.id)).size).toBe(visits)
      expect(new Set(followed.map(({ visitor }) => visitor.id)).size).toBe(1)
    }),
  )
})

test('for any jumps of the clock, no visit outlasts 24 hours and none ends because the clock went back', () => {
  const jumps = fc.array(fc.integer({ min: -2 * DAY, max: 2 * DAY }), { maxLength: 60 })
  fc.assert(
    fc.property(jumps, (steps) => {
      let at = NOON
      const times = [at, ...steps.map((step) => (at += step))]
      const followed = follow(times)

      followed.forEach(({ visit }, index) => {
        expect(visit.lastActiveAt).toBe(times[index])
        expect(visit.startedAt).toBeLessThanOrEqual(visit.lastActiveAt)
        expect(visit.lastActiveAt - visit.startedAt).toBeLessThan(24 * HOUR)
        const before = followed[index - 1]
        if (before && times[index]! <= times[index - 1]!) expect(visit.id).toBe(before.visit.id)
      })
    }),
  )
})

describe('a visit', () => {
  test('goes on over midnight', () => {
    const [before, after] = follow([Date.UTC(2026, 0, 1, 23, 50), Date.UTC(2026, 0, 2, 0, 10)])

    expect(after!.visit.id).toBe(before!.visit.id)
  })

  test('goes on when a campaign leads back to it, and keeps what led to its landing page', () => {
    const createId = counter()
    const news = { source: 'news', at: NOON }
    const ads = { source: 'ads', at: NOON + MINUTE }
    const landed = continuePresence(undefined, { path: '/a', touch: news }, NOON, createId)
    const counted = countPageView(landed, { path: '/a', touch: news })

    const back = { path: '/b', touch: ads }
    const again = countPageView(continuePresence(counted, back, NOON + MINUTE, createId), back)

    expect(again.visit).toMatchObject({
      id: landed.visit.id,
      landingPath: '/a',
      touch: { source: 'news' },
    })
    expect(again.visitor.touches).toEqual([news, ads])
  })

  test('is over at 30 minutes sharp, and at 24 hours sharp', () => {
    const [{ visit }] = follow([NOON]) as [Presence]

    expect(isOver(visit, NOON + 30 * MINUTE - 1)).toBe(false)
    expect(isOver(visit, NOON + 30 * MINUTE)).toBe(true)
    expect(isOver({ ...visit, lastActiveAt: NOON + DAY }, NOON + DAY - 1)).toBe(false)
    expect(isOver({ ...visit, lastActiveAt: NOON + DAY }, NOON + DAY)).toBe(true)
  })
})

test('what led to a visit fits the event that tells of its beginning', () => {
  const touch = { source: 'news', clickIds: 'gclid', at: NOON }
  const { visit } = continuePresence(undefined, { path: '/', touch }, NOON, counter())

  const { props } = coreEvents['visit.started']
  expect(props.parse({ number: visit.number, touch: visit.touch })).toEqual({
    number: 1,
    touch: { source: 'news', clickIds: 'gclid' },
  })
})

test('of many touches the first and the latest nine are kept, a repeated one once', () => {
  let [presence] = follow([NOON]) as [Presence]
  for (let at = 1; at <= 30; at++)
    for (const _reload of [1, 2])
      presence = countPageView(presence, { path: '/', touch: { source: `s${at}`, at } })

  const { touches, pageViews } = presence.visitor
  expect(touches.map(({ at }) => at)).toEqual([1, 22, 23, 24, 25, 26, 27, 28, 29, 30])
  expect(pageViews).toBe(60)
})

describe('when the database answers', () => {
  const [own, later] = follow([NOON, NOON + HOUR]) as [Presence, Presence]

  test('its running visit is everybody’s', () => {
    const theirs = follow([NOON])[0]!
    const other = { ...theirs, visit: { ...theirs.visit, id: 'theirs' } }

    expect(settle(other, own, NOON)).toBe(other)
  })

  test('a visit of this tab holds where it has none', () => {
    expect(settle(undefined, own, NOON)).toBe(own)
  })

  test('a visit of this tab holds where its own is over', () => {
    expect(settle(own, later, NOON + HOUR)).toBe(later)
  })

  test('an old visitor stays who they were, although the quick copy was lost', () => {
    const stranger: Presence = {
      visitor: { ...own.visitor, id: 'stranger' },
      visit: { ...own.visit, id: 'new', startedAt: NOON + DAY, lastActiveAt: NOON + DAY },
    }

    const settled = settle(later, stranger, NOON + DAY)

    expect(settled.visitor).toMatchObject({ id: later.visitor.id, visits: 3, firstSeenAt: NOON })
    expect(settled.visit).toMatchObject({ id: 'new', number: 3 })
  })
})

test('what lies in storage is believed only when it is whole', () => {
  const [presence] = follow([NOON]) as [Presence]
  const { visit, visitor } = presence

  expect(isPresence(JSON.parse(JSON.stringify(presence)))).toBe(true)
  for (const broken of [
    undefined,
    null,
    'text',
    {},
    { visitor },
    { visitor, visit: { ...visit, id: 7 } },
    { visitor, visit: { ...visit, lastActiveAt: null, startedAt: 'now' } },
    { visitor: { ...visitor, touches: 'none' }, visit },
    { visitor: { ...visitor, visits: '<b>' }, visit },
  ])
    expect(isPresence(broken), JSON.stringify(broken)).toBe(false)
})
