/** A step of `npm test`, and how steps add up. */
import type { Machine } from '../helpers/machine.ts'

export interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export interface Step {
  readonly name: string
  run(): Promise<Outcome>
  /** Without it the step is skipped, and the end says so. */
  readonly needs?: keyof Machine
  /** When that step failed, this one counts as failed too, unrun. */
  readonly after?: string
}

export const NOTHING: Outcome = { passed: 0, failed: 0, skipped: 0 }

export function add(one: Outcome, other: Outcome): Outcome {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }
}
