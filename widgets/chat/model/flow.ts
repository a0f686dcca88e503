/** A conversation of prepared steps, as far as the shopper has gone in it. */
import type { Flow } from '../contract/facts.ts'
import { inLanguage } from './in-language.ts'

/** Where a choice leads beside the next step. */
export type FlowEnd = 'person' | 'order' | 'end'

export interface FlowTurn {
  readonly say: string
  readonly choices: readonly string[]
  /** Index of the choice taken; absent of the turn that waits for one. */
  readonly chosen?: number | undefined
}

export interface FlowWalk {
  readonly turns: readonly FlowTurn[]
  /** Of the path that was given, as much as leads somewhere. */
  readonly path: readonly number[]
  readonly end?: FlowEnd | undefined
}

/** `path` has the index of each choice taken so far; what does not fit the flow any more is left out. */
export function walkFlow(flow: Flow, path: readonly number[], locale: string): FlowWalk {
  const turns: FlowTurn[] = []
  const taken: number[] = []
  let at = flow.start
  for (;;) {
    const step = Object.hasOwn(flow.steps, at) ? flow.steps[at] : undefined
    // A step that is missing ends it: nobody is led into a wall.
    if (!step) return { turns, path: taken, end: endOf(at) }
    const index = path[taken.length]
    const choice = index === undefined ? undefined : step.choices[index]
    turns.push({
      say: inLanguage(step.say, locale),
      choices: step.choices.map(({ label }) => inLanguage(label, locale)),
      ...(choice && { chosen: index }),
    })
    if (!choice) return { turns, path: taken }
    taken.push(index!)
    at = choice.to
  }
}

function endOf(step: string): FlowEnd {
  return step === 'order' || step === 'end' ? step : 'person'
}
