import { assert, integer, property, array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIdSource, idFloor } from './id.ts'

const UUID_7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

function createSource(times: readonly number[]) {
  let call = 0
  let random = 0
  return createIdSource({
    now: () => times[Math.min(call++, times.length - 1)] ?? 0,
    randomBytes: (length) => Uint8Array.from({ length }, () => (random += 89) % 256),
  })
}

describe('an id', () => {
  it('is a UUID of version 7 with the time it was made', () => {
    const id = createSource([Date.UTC(2026, 10, 22)])()

    expect(id).toMatch(UUID_7)
    expect(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(Date.UTC(2026, 10, 22))
  })

  it('is unique, well formed and greater than the one before, whatever the clock does', () => {
    const time = integer({ min: 0, max: 2 ** 47 })
    assert(
      property(array(time, { minLength: 2, maxLength: 50 }), (times) => {
        const createId = createSource(times)

        const ids = times.map(() => createId())

        expect(ids).toEqual([...new Set(ids)].sort())
        for (const id of ids) expect(id).toMatch(UUID_7)
      }),
    )
  })

  it('stays in order through a burst of 10,000 in one millisecond', () => {
    const createId = createSource([1_000])

    const ids = Array.from({ length: 10_000 }, () => createId())

    expect(new Set(ids).size).toBe(10_000)
    expect(ids).toEqual([...ids].sort())
  })
})

describe('the floor of a time', () => {
  it('lies between the ids made before and those made then', () => {
    const [before, then] = [createSource([999])(), createSource([1_000])()]

    expect(before < idFloor(1_000)).toBe(true)
    expect(idFloor(1_000) < then).toBe(true)
  })

  it('of a time before 1970 or between two milliseconds is well formed', () => {
    expect(idFloor(-5)).toBe(idFloor(0))
    expect(idFloor(1_000.7)).toBe(idFloor(1_000))
    expect(idFloor(0)).toMatch(UUID_7)
  })
})
