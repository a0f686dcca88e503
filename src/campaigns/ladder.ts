/** One step after another: what comes next for somebody who is to be won back, and when a ladder ends. */
import type { Campaign } from '../contract/campaign/campaign.ts'
import { DAY } from '../core/clock.ts'

export type LadderStep = NonNullable<Campaign['ladder']>

/** A step, and when it was shown to this shopper. */
export interface ShownStep extends Pick<LadderStep, 'step'> {
  readonly shownAt: readonly number[]
}

export interface LadderSituation {
  /** All steps of the ladder, the one that is asked about among them. */
  readonly steps: readonly ShownStep[]
  readonly lastOrderAt?: number | undefined
  /** First it is answered. */
  readonly hasComplaint: boolean
  readonly now: number
}

export type LadderAnswer =
  | { readonly is: 'due' }
  | {
      readonly is: 'complaint' | 'ordered' | 'shown' | 'step_below' | 'rests'
      /** When it may be another answer, where time alone makes it. */
      readonly retryAfterMs?: number
    }

/** From its first step to the time it may begin anew. */
const ROUND = 180 * DAY

export function climb({ step, afterDays }: LadderStep, situation: LadderSituation): LadderAnswer {
  const { steps, lastOrderAt, hasComplaint, now } = situation
  if (hasComplaint) return { is: 'complaint' }
  const sorted = [...steps].sort((one, other) => one.step - other.step)
  const index = sorted.findIndex((each) => each.step === step)
  const startedAt = lastOf(sorted[0])
  const isRunning = startedAt !== undefined && now - startedAt < ROUND
  if (index <= 0) {
    if (!isRunning) return { is: 'due' }
    return { is: 'rests', retryAfterMs: startedAt + ROUND - now }
  }
  if (!isRunning) return { is: 'step_below' }
  if (lastOrderAt !== undefined && lastOrderAt >= startedAt) return { is: 'ordered' }
  const own = lastOf(sorted[index])
  if (own !== undefined && own >= startedAt) return { is: 'shown' }
  const below = lastOf(sorted[index - 1])
  if (below === undefined || below < startedAt) return { is: 'step_below' }
  // A clock that was set back makes no rest longer.
  const retryAfterMs = afterDays * DAY - Math.max(0, now - below)
  return retryAfterMs > 0 ? { is: 'rests', retryAfterMs } : { is: 'due' }
}

function lastOf(step: ShownStep | undefined): number | undefined {
  return step?.shownAt.at(-1)
}
