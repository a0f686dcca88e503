import { describe, expect, it } from 'vitest'
import { createFacts, HOURS } from '../start/facts.fixture.ts'
import { availabilityOf } from './availability.ts'

/** A Monday in winter: Bucharest is two hours ahead. */
const NOON = Date.parse('2026-11-23T10:00:00.000Z')
const EVENING = Date.parse('2026-11-23T20:00:00.000Z')
const MINUTE = 60_000

const at = (now: number, changes: Parameters<typeof createFacts>[0] = {}) =>
  availabilityOf(createFacts({ hours: HOURS, isOnline: false, ...changes }), now)

describe('availabilityOf', () => {
  it('knows until when it is open, by the shop’s clock', () => {
    const { isThere, isOpen, changesAt } = at(NOON)

    expect({ isThere, isOpen }).toEqual({ isThere: true, isOpen: true })
    expect(new Date(changesAt!).toISOString()).toBe('2026-11-23T16:00:00.000Z')
  })

  it('knows when it opens again', () => {
    const { isThere, changesAt } = at(EVENING)

    expect(isThere).toBe(false)
    expect(new Date(changesAt!).toISOString()).toBe('2026-11-24T07:00:00.000Z')
  })

  it('counts somebody who works late as there', () => {
    expect(at(EVENING, { isOnline: true }).isThere).toBe(true)
  })

  it('promises nothing without hours', () => {
    const { isOpen, isThere, changesAt } = availabilityOf(createFacts({ isOnline: false }), NOON)

    expect({ isOpen, isThere, changesAt }).toEqual({
      isOpen: undefined,
      isThere: false,
      changesAt: undefined,
    })
  })

  it('promises nothing by a clock this browser does not know', () => {
    expect(at(NOON, { timezone: 'Europe/Atlantis' })).toMatchObject({
      isOpen: undefined,
      isOtherClock: false,
    })
  })

  it('tells the shop’s clock from the shopper’s', () => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone

    expect(at(NOON, { timezone: own }).isOtherClock).toBe(false)
    expect(at(NOON, { timezone: 'Pacific/Marquesas' }).isOtherClock).toBe(true)
  })

  it.each([
    [10_000, { unit: 'minute', count: 1 }],
    [3 * MINUTE, { unit: 'minute', count: 3 }],
    [3 * MINUTE + 1, { unit: 'minute', count: 5 }],
    [46 * MINUTE, { unit: 'hour', count: 1 }],
    [61 * MINUTE, { unit: 'hour', count: 2 }],
    [25 * 60 * MINUTE, undefined],
  ])('rounds an answer after %i ms up to what people say', (medianMs, reply) => {
    expect(at(NOON, { replyTime: { medianMs, conversations: 9 } }).reply).toEqual(reply)
  })

  it('says no reply time while nobody is there, or none is known', () => {
    expect(at(EVENING).reply).toBeUndefined()
    const { replyTime: _unknown, ...facts } = createFacts({ hours: HOURS })
    expect(availabilityOf(facts, NOON).reply).toBeUndefined()
  })
})
