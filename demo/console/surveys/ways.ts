/** Every way through a survey, found by walking it with one answer of each kind that makes a difference. */
import type {
  Answers,
  AnswerValue,
  Ending,
  Step,
  Survey,
} from '../../../widgets/feedback/contract.ts'
import { isScore, scaleOf, walk } from '../../../widgets/feedback/contract/walk.ts'

/** Answers to one step that lead on alike; `all`: whatever is answered, or nothing. */
export interface Fork {
  readonly step: Step
  /** Scores or options; empty for a text or an address. */
  readonly values: readonly (number | string)[]
  readonly isAll: boolean
  /** Left without an answer belongs to it. */
  readonly canSkip: boolean
  readonly makesTicket: boolean
}

export interface Way {
  readonly forks: readonly Fork[]
  readonly ending: Ending | undefined
}

/** More of them nobody reads. */
const MOST_WAYS = 40

export function findWays(survey: Survey): {
  readonly ways: readonly Way[]
  readonly hasMore: boolean
} {
  const ways: Way[] = []
  let hasMore = false
  follow({ answers: {}, passed: new Set(), forks: [] })
  return { ways, hasMore }

  function follow(trip: Trip): void {
    if (ways.length >= MOST_WAYS) return void (hasMore = true)
    const { steps, ending } = walk(survey, trip.answers, trip.passed)
    const step = steps.at(-1)
    if (ending || !step) return void ways.push({ forks: trip.forks, ending })
    for (const fork of forksAt(survey, step, trip)) follow(goOn(trip, fork))
  }
}

interface Trip {
  readonly answers: Answers
  readonly passed: ReadonlySet<string>
  readonly forks: readonly Fork[]
}

type Reply = number | string | undefined

function goOn({ answers, passed, forks }: Trip, fork: Fork): Trip {
  const [value] = fork.values
  const isSkipped = value === undefined && fork.canSkip && !fork.isAll
  const next = takeReply({ answers, passed }, fork.step, isSkipped ? undefined : (value ?? ''))
  return { ...next, forks: [...forks, fork] }
}

function forksAt(survey: Survey, step: Step, trip: Trip): readonly Fork[] {
  const groups = new Map<string, Reply[]>()
  for (const reply of repliesTo(step)) {
    const { answers, passed } = takeReply(trip, step, reply)
    const { steps, ending } = walk(survey, answers, passed)
    const key = `${ending?.id ?? steps.at(-1)?.id} ${isLow(step, reply)}`
    groups.set(key, [...(groups.get(key) ?? []), reply])
  }
  return [...groups.values()].map((replies) => ({
    step,
    values: replies.filter(
      (reply): reply is number | string => reply !== undefined && reply !== '',
    ),
    isAll: groups.size === 1,
    canSkip: replies.includes(undefined),
    makesTicket: replies.some((reply) => isLow(step, reply)),
  }))
}

/** Nothing left out that branches could tell apart. */
function repliesTo(step: Step): readonly Reply[] {
  const skipped = step.required ? [] : [undefined]
  if ('options' in step) return [...step.options.map(({ id }) => id), ...skipped]
  if (!isScore(step)) return ['', ...skipped]
  const [lowest, highest] = scaleOf(step)
  // While its end is being typed it may be no number at all.
  const count = Number.isFinite(highest) ? Math.min(10, highest) - lowest + 1 : 1
  return [...Array.from({ length: Math.max(1, count) }, (_, at) => lowest + at), ...skipped]
}

function takeReply(
  { answers, passed }: Pick<Trip, 'answers' | 'passed'>,
  step: Step,
  reply: Reply,
): Pick<Trip, 'answers' | 'passed'> {
  if (reply === undefined) return { answers, passed: new Set([...passed, step.id]) }
  const value: AnswerValue = 'options' in step ? [String(reply)] : reply
  return { answers: { ...answers, [step.id]: value }, passed }
}

function isLow(step: Step, reply: Reply): boolean {
  return isScore(step) && typeof reply === 'number' && reply <= (step.ticketUpTo ?? -1)
}
