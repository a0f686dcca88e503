import { describe, expect, it } from 'vitest'
import { DeliveryCounts } from '../../contract/event.ts'
import { pendingOf, readCounts, tally } from './counts.ts'

describe('counts', () => {
  it('begin with nothing, in the form of the contract', () => {
    const counts = readCounts(undefined)

    expect(pendingOf(counts)).toBe(0)
    expect(DeliveryCounts.safeParse(counts).success).toBe(true)
  })

  it('are copied, so that a transaction that is run again begins where it began', () => {
    const stored = readCounts(undefined)
    const counts = readCounts(stored)

    tally(counts, 'dead', 'rejected')

    expect(stored.dead).toEqual({})
    expect(counts.dead).toEqual({ rejected: 1 })
  })

  it('leave as pending what has come to no end', () => {
    const counts = readCounts({ accepted: 10, acknowledged: 1, expired: 1, withdrawn: 1, lost: 1 })

    tally(counts, 'dead', 'rejected')
    tally(counts, 'evicted', 'full')
    tally(counts, 'evicted', 'full')
    tally(counts, 'acknowledged', 'other')

    expect(counts.evicted).toEqual({ full: 2 })
    expect(pendingOf(counts)).toBe(2)
  })

  it('name sixteen reasons and count all others together', () => {
    const counts = readCounts(undefined)

    for (let index = 0; index < 20; index += 1) tally(counts, 'dead', `reason_${index}`)
    tally(counts, 'dead', 'reason_0')

    expect(Object.keys(counts.dead)).toHaveLength(17)
    expect(counts.dead).toMatchObject({ reason_0: 2, other: 4 })
  })

  it('take a reason named as a property of every object for what it is', () => {
    const counts = readCounts(undefined)

    tally(counts, 'dead', 'constructor')

    expect(counts.dead).toEqual({ constructor: 1 })
  })
})
