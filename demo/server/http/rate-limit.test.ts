import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRateLimit, LIMITS } from './rate-limit.ts'

const START = Date.parse('2026-06-10T12:00:00Z')
const limits = { ...LIMITS, public: { burst: 5, perSecond: 1 } }

test('callers do not use up each other’s requests', () => {
  const check = createRateLimit(limits)
  const now = new Date(START)
  for (let request = 0; request < 5; request++) check('public', 'a', now)

  expect(() => check('public', 'a', now)).toThrow('Too many requests')
  expect(() => check('public', 'b', now)).not.toThrow()
  expect(() => check('member', 'a', now)).not.toThrow()
})

test('over any time no more pass than the burst and what was refilled, whatever the clock does', () => {
  const steps = fc.array(fc.integer({ min: -2000, max: 5000 }), { maxLength: 60 })
  fc.assert(
    fc.property(steps, (pauses) => {
      const check = createRateLimit(limits)
      let [time, forward, passed] = [START, 0, 0]
      for (const pause of pauses) {
        time += pause
        forward += Math.max(0, pause)
        try {
          check('public', 'a', new Date(time))
          passed += 1
        } catch {
          // Refused: exactly what is counted here.
        }
      }
      expect(passed).toBeLessThanOrEqual(5 + forward / 1000)
    }),
  )
})
