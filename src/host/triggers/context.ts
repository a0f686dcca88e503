/** What every kind of trigger is made with. */
import type { SeenClock } from './seen-clock.ts'
import type { Senses } from './senses.ts'
import type { TriggerPage } from './watch-triggers.ts'

export interface Context {
  readonly page: TriggerPage
  readonly senses: Senses
  readonly clock: SeenClock
}

/** What a trigger saw, without its name. */
export interface Sight {
  readonly score?: number
  readonly signs: readonly string[]
}

export type Fire = (sight: Sight) => void
/** Ends what was begun; called twice it does nothing more. */
export type Stop = () => void
