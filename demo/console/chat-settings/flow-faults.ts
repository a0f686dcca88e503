/** What is wrong with the steps of a conversation without a person: each is said at the step it is about. */
import type { Flow } from '../../../widgets/chat/contract.ts'
import type { Fault } from '../referrals/rules-form.ts'
import { t } from '../texts.ts'
import { hasWords, said } from './faults.ts'

/** Where a choice may lead beside a step. */
export const ENDS = ['person', 'order', 'end'] as const
export type End = (typeof ENDS)[number]

export function isEnd(to: string): to is End {
  return ENDS.some((end) => end === to)
}

export function findFlowFaults({ start, steps }: Flow): Fault[] {
  const reached = stepsFrom(start, steps)
  return Object.entries(steps).flatMap(([id, step]) => [
    ...(hasWords(step.say) ? [] : [said(`flow.steps.${id}.say`, t('chat.fault.no-words'))]),
    ...(reached.has(id) ? [] : [said(`flow.steps.${id}`, t('chat.fault.not-reached'))]),
    ...step.choices.flatMap(({ label, to }, index) => [
      ...(hasWords(label)
        ? []
        : [said(`flow.steps.${id}.choices.${index}.label`, t('chat.fault.no-words'))]),
      ...(isEnd(to) || Object.hasOwn(steps, to)
        ? []
        : [said(`flow.steps.${id}.choices.${index}.to`, t('chat.fault.leads-nowhere'))]),
    ]),
  ])
}

function stepsFrom(start: string, steps: Flow['steps']): Set<string> {
  const reached = new Set<string>()
  const waiting = [start]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    waiting.push(...(steps[id]?.choices ?? []).map(({ to }) => to))
  }
  return reached
}
