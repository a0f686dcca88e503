import { assert, boolean, double, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlocked, lastingPause, pauseAfter, readPause, remainingMs, type Pause } from './pause.ts'

const DAY = 86_400_000
const circumstances = { now: 1_000, random: () => 0.5, isOnline: true }
const failure = { status: 503, retryAfterMs: 0 }

function afterFailures(count: number, random: () => number): Pause | undefined {
  let pause: Pause | undefined
  for (let index = 0; index < count; index += 1)
    pause = pauseAfter(pause, failure, { ...circumstances, random })
  return pause
}

describe('the pause after a failure', () => {
  it('grows with every failure in a row, and is at most five minutes', () => {
    const delays = [1, 2, 3, 4, 20, 2_000].map(
      (count) => afterFailures(count, () => 0.999)?.delayMs ?? 0,
    )

    expect(delays).toEqual([999, 1_998, 3_996, 7_992, 299_700, 299_700])
  })

  it('is spread over the whole span, and never shorter than half a second', () => {
    const delays = [0, 0.25, 0.5, 0.75].map((random) => afterFailures(6, () => random)?.delayMs)

    expect(delays).toEqual([500, 8_000, 16_000, 24_000])
  })

  it('is as long as the server asks and up to a tenth more, at most a day', () => {
    const after = (retryAfterMs: number) =>
      pauseAfter(undefined, { ...failure, retryAfterMs }, circumstances)

    expect(after(4_000).delayMs).toBe(4_200)
    expect(remainingMs(after(7 * DAY), 1_000)).toBe(DAY)
  })

  it('is a quarter of an hour after five requests in a row that nobody answered while online', () => {
    let pause: Pause | undefined
    for (const isOnline of [true, false, true, true, true])
      pause = pauseAfter(pause, { status: 0, retryAfterMs: 0 }, { ...circumstances, isOnline })
    expect(pause && isBlocked(pause)).toBe(false)

    pause = pauseAfter(pause, { status: 0, retryAfterMs: 0 }, circumstances)

    expect(pause).toMatchObject({ kind: 'network', failures: 5, delayMs: 900_000 })
    expect(isBlocked(pause)).toBe(true)
    expect(pauseAfter(pause, failure, circumstances)).toMatchObject({ kind: 'server', failures: 1 })
  })

  it('is bounded whatever happens', () => {
    const any = [integer({ min: 0, max: 99 }), double(), double(), boolean(), integer()] as const
    assert(
      property(...any, (failures, asked, random, isOnline, passed) => {
        const kind = isOnline ? 'server' : 'network'
        const previous = { kind, failures, since: 0, delayMs: 0 } as const
        const answer = { status: isOnline ? 503 : 0, retryAfterMs: Math.abs(asked) || 0 }
        const chance = () => Math.abs(random % 1) || 0

        const pause = pauseAfter(previous, answer, { ...circumstances, random: chance })

        expect(pause.delayMs).toBeGreaterThanOrEqual(500)
        expect(remainingMs(pause, pause.since + passed)).toBeLessThanOrEqual(DAY)
      }),
    )
  })
})

describe('what remains of a pause', () => {
  it('shrinks to nothing, and is nothing when the clock was set back', () => {
    const pause = lastingPause('hold', 1_000)

    expect(remainingMs(pause, 61_000)).toBe(840_000)
    expect(remainingMs(pause, 2_000_000)).toBe(0)
    expect(remainingMs(pause, 999)).toBe(0)
  })

  it('is for ever once the server wants no more events', () => {
    expect(remainingMs(lastingPause('stopped', 1_000), 9 * DAY)).toBe(Infinity)
  })
})

describe('a stored pause', () => {
  it('is read back as it was', () => {
    const pause = pauseAfter(undefined, failure, circumstances)

    expect(readPause(structuredClone(pause))).toEqual(pause)
  })

  it.each([null, 'network', {}, { kind: 'other' }, []])('is none when it is %j', (stored) => {
    expect(readPause(stored)).toBeUndefined()
  })

  it('with a field that is no number is none', () => {
    const pause = pauseAfter(undefined, failure, circumstances)

    for (const field of ['failures', 'since', 'delayMs'])
      expect(readPause({ ...pause, [field]: 'x' })).toBeUndefined()
  })

  it('lasts at most a day, whoever wrote it', () => {
    const pause = { ...lastingPause('hold', 1_000), delayMs: 1e12 }

    expect(remainingMs(pause, pause.since)).toBe(DAY)
  })
})
