/** Whether the steps of a conversation without a person lead somewhere: nobody is ever left standing in one. */
import type { Problem } from '../../../src/campaigns/authoring/problem.ts'
import type { ChatSettings } from '../../../widgets/chat/contract/console-settings.ts'
import type { Flow } from '../../../widgets/chat/contract/facts.ts'
import { when, wordless } from './problems.ts'

/** What a choice may lead to that is no step. */
const ENDS: ReadonlySet<string> = new Set(['person', 'order', 'end'])

type Settings = Pick<ChatSettings, 'flow' | 'orderStatus'>

export function checkFlow({ flow, orderStatus }: Settings): Problem[] {
  if (!flow) return []
  const ids = Object.keys(flow.steps)
  const reached = reachedFrom(flow)
  const finished = finishing(flow)
  return [
    ...when(
      !Object.hasOwn(flow.steps, flow.start),
      'flow.start',
      `There is no step “${flow.start}”.`,
    ),
    ...ids.flatMap((id) => checkStep(flow, id, orderStatus)),
    ...ids.flatMap((id) => [
      ...when(!reached.has(id), `flow.steps.${id}`, 'Nothing leads here.'),
      ...when(
        reached.has(id) && !finished.has(id),
        `flow.steps.${id}`,
        'Leads only in circles: give it a way to a person, an order or the end.',
      ),
    ]),
  ]
}

function checkStep({ steps }: Flow, id: string, orderStatus: boolean): Problem[] {
  const path = `flow.steps.${id}`
  const step = steps[id]
  return [
    ...when(ENDS.has(id), path, `“${id}” has a meaning of its own: name the step otherwise.`),
    ...wordless(step?.say, `${path}.say`),
    ...(step?.choices ?? []).flatMap(({ label, to }, index) => [
      ...wordless(label, `${path}.choices.${index}.label`),
      ...when(
        !ENDS.has(to) && !Object.hasOwn(steps, to),
        `${path}.choices.${index}.to`,
        `There is no step “${to}”.`,
      ),
      ...when(
        to === 'order' && !orderStatus,
        `${path}.choices.${index}.to`,
        'Orders cannot be asked for: switch that on, or lead elsewhere.',
      ),
    ]),
  ]
}

function reachedFrom({ start, steps }: Flow): ReadonlySet<string> {
  const reached = new Set([start])
  // A set that grows while it is gone through is gone through to its new end.
  for (const id of reached) for (const { to } of steps[id]?.choices ?? []) reached.add(to)
  return reached
}

/** Steps from which some way ends. */
function finishing({ steps }: Flow): ReadonlySet<string> {
  const finished = new Set(ENDS)
  const isNew = (id: string): boolean =>
    !finished.has(id) && (steps[id]?.choices ?? []).some(({ to }) => finished.has(to))
  for (;;) {
    const found = Object.keys(steps).filter(isNew)
    if (found.length === 0) return finished
    for (const id of found) finished.add(id)
  }
}
