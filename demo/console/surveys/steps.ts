/** Changes to the questions of a survey, each answering a new one. */
import type { Branch, Step, StepKind, Survey } from '../../../widgets/feedback/contract.ts'
import { isScore, scaleOf } from '../../../widgets/feedback/contract/walk.ts'
import { freeId } from '../chat-settings/free-id.ts'

export type OptionStep = Extract<Step, { kind: 'choice' | 'picture' }>

export const KINDS: readonly StepKind[] = [
  'nps',
  'csat',
  'ces',
  'rating',
  'choice',
  'picture',
  'text',
  'email',
]

/** Without words, and with what is usual for its kind. */
export function newStep(kind: StepKind, id: string): Step {
  const common = { id, question: {}, required: false, branches: [] }
  switch (kind) {
    case 'nps':
    case 'ces':
    case 'email':
      return { kind, ...common }
    case 'csat':
      return { kind, ...common, look: 'faces' }
    case 'rating':
      return { kind, ...common, most: 5, look: 'stars' }
    case 'choice':
      return { kind, ...common, options: newOptions(), multiple: false, shuffled: false }
    case 'picture':
      return {
        kind,
        ...common,
        options: newOptions().map((option) => ({ ...option, image: '' })),
        multiple: false,
      }
    case 'text':
      return { kind, ...common, most: 2000 }
  }
}

function newOptions(): { id: string; label: Record<string, string> }[] {
  return ['option-1', 'option-2'].map((id) => ({ id, label: {} }))
}

/** The same question asked in another way: its words stay, and so do the ways that still make sense. */
export function asKind(step: Step, kind: StepKind): Step {
  const { id, question, hint, required, next, branches } = step
  const fresh = newStep(kind, id)
  const kept = 'options' in step ? withOptionsOf(fresh, step) : fresh
  return withFittingBranches({
    ...kept,
    question,
    required,
    branches,
    ...(hint && { hint }),
    ...(next && { next }),
  })
}

function withOptionsOf(fresh: Step, { options }: OptionStep): Step {
  const plain = options.map(({ id, label }) => ({ id, label }))
  if (fresh.kind === 'choice') return { ...fresh, options: plain }
  if (fresh.kind !== 'picture') return fresh
  return { ...fresh, options: plain.map((option) => ({ ...option, image: '' })) }
}

/** Without ways by answers it cannot have any more. */
function withFittingBranches(step: Step): Step {
  return { ...step, branches: step.branches.filter(({ when }) => fits(step, when)) }
}

function fits(step: Step, when: Branch['when']): boolean {
  if ('skipped' in when) return !step.required
  if ('chosen' in when)
    return (
      'options' in step && when.chosen.every((id) => step.options.some((each) => each.id === id))
    )
  if (!isScore(step)) return false
  const [lowest, highest] = scaleOf(step)
  return when.from >= lowest && when.to <= highest
}

/** Its last choice but one stays; ways that led on by it alone go with it. */
export function withoutOption<T extends OptionStep>(step: T, id: string): T {
  const branches = step.branches.flatMap((branch) => {
    if (!('chosen' in branch.when)) return [branch]
    const chosen = branch.when.chosen.filter((each) => each !== id)
    return chosen.length > 0 ? [{ ...branch, when: { chosen } }] : []
  })
  return { ...step, branches, options: step.options.filter((each) => each.id !== id) }
}

/** What a new way may ask, the likeliest first; empty where every answer leads on alike. */
export function ifsOf(step: Step): readonly ('score' | 'chosen' | 'skipped')[] {
  const skipped = step.required ? [] : (['skipped'] as const)
  if (isScore(step)) return ['score', ...skipped]
  return 'options' in step ? ['chosen', ...skipped] : skipped
}

/** Which it is of a way that stands there. */
export function ifOf({ when }: Branch): 'score' | 'chosen' | 'skipped' {
  if ('skipped' in when) return 'skipped'
  return 'chosen' in when ? 'chosen' : 'score'
}

export function whenOf(step: Step, kind: 'score' | 'chosen' | 'skipped'): Branch['when'] {
  if (kind === 'score' && isScore(step)) {
    const [from] = scaleOf(step)
    return { from, to: from }
  }
  const [first] = 'options' in step ? step.options : []
  return kind === 'chosen' && first ? { chosen: [first.id] } : { skipped: true }
}

/** Later steps and all endings: whatever a step may lead to. */
export function targetsAfter({ steps, endings }: Survey, index: number): readonly string[] {
  return [...steps.slice(index + 1), ...endings].map(({ id }) => id)
}

/** A name for a new step or ending that none of them has. */
export function freeStepId({ steps, endings }: Survey, kind: string): string {
  return freeId(
    kind,
    [...steps, ...endings].map(({ id }) => id),
  )
}
