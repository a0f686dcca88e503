import { assert, boolean, double, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastingPause, pauseAfter, readPause, remainingMs, type Pause } from './pause.ts'

const DAY = 86_400_000
const circumstances = { now: 1_000, random: () => 0.5, source: 'here' }
const failure = { status: 503, retryAfterMs: 0, isOnline: true }

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
      pauseAfter(undefined, { ...failure, retryAfterMs }, circumstances).delayMs

    expect(after(4_000)).toBe(4_200)
    expect(after(7 * DAY)).toBe(DAY)
  })

  it('is a quarter of an hour after five requests without any answer while online', () => {
    let pause: Pause | undefined
    for (const isOnline of [true, false, true, true, true])
      pause = pauseAfter(pause, { status: 0, retryAfterMs: 0, isOnline }, circumstances)
    expect(pause?.kind).toBe('network')

    pause = pauseAfter(pause, { status: 0, retryAfterMs: 0, isOnline: true }, circumstances)

    expect(pause).toMatchObject({ kind: 'blocked', unreachable: 5, delayMs: 900_000 })
    expect(pauseAfter(pause, failure, circumstances)).toMatchObject({
      kind: 'server',
      unreachable: 0,
    })
  })

  it('is bounded whatever happens', () => {
    const any = [integer({ min: 0, max: 99 }), double(), double(), boolean(), integer()] as const
    assert(
      property(...any, (failures, asked, random, isOnline, passed) => {
        const previous = { ...lastingPause('hold', circumstances), failures }
        const answer = { status: isOnline ? 503 : 0, retryAfterMs: Math.abs(asked) || 0, isOnline }
        const chance = () => Math.abs(random % 1) || 0

        const pause = pauseAfter(previous, answer, { ...circumstances, random: chance })

        expect(pause.delayMs).toBeGreaterThanOrEqual(500)
        expect(pause.delayMs).toBeLessThanOrEqual(DAY)
        expect(remainingMs(pause, pause.since + passed)).toBeLessThanOrEqual(pause.delayMs)
      }),
    )
  })
})

describe('what remains of a pause', () => {
  it('shrinks to nothing, and is nothing when the clock was set back', () => {
    const pause = lastingPause('hold', circumstances)

    expect(remainingMs(pause, 61_000)).toBe(840_000)
    expect(remainingMs(pause, 2_000_000)).toBe(0)
    expect(remainingMs(pause, 999)).toBe(0)
  })

  it('is for ever once the server wants no more events', () => {
    expect(remainingMs(lastingPause('stopped', circumstances), 9 * DAY)).toBe(Infinity)
  })
})

describe('a stored pause', () => {
  it('is read back as it was', () => {
    const pause = pauseAfter(undefined, failure, circumstances)

    expect(readPause(structuredClone(pause), 'here')).toEqual(pause)
  })

  it('that stops everything counts for its own address and version only', () => {
    const pause = lastingPause('stopped', circumstances)

    expect(readPause(pause, 'here')).toEqual(pause)
    expect(readPause(pause, 'there')).toBeUndefined()
  })

  it.each([null, 'network', {}, { kind: 'other' }, []])('is none when it is %j', (stored) => {
    expect(readPause(stored, 'here')).toBeUndefined()
  })

  it('is at most a day long, whoever wrote it', () => {
    const stored = { kind: 'server', delayMs: 1e12, since: 'x', failures: NaN, unreachable: {} }

    expect(readPause(stored, 'here')).toEqual({
      kind: 'server',
      failures: 0,
      unreachable: 0,
      since: 0,
      delayMs: DAY,
      source: 'here',
    })
  })
})
