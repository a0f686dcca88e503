/** What is wrong with a survey that its schema cannot see: asked when it is saved, and again when a page loads it. */
import { isScore, scaleOf } from './walk.ts'
import type { Step } from './steps.ts'
import type { Survey } from './survey.ts'
import type { Words } from '../../../src/contract/words.ts'

export interface SurveyProblem {
  /** `steps[2].branches[0].goTo`. */
  readonly path: string
  readonly reason:
    | 'duplicate_id'
    /** There is no step and no ending of this id. */
    | 'unknown_target'
    /** It leads to itself or to a step before it. */
    | 'loop'
    /** No way leads there. */
    | 'unreachable'
    /** `detail` is the language that lacks. */
    | 'language_missing'
    /** A branch asks for what the step cannot answer. */
    | 'branch_unfit'
    /** Outside the scale of its step. */
    | 'out_of_scale'
    /** A survey that nobody comes to anonymously cannot make tickets. */
    | 'ticket_anonymous'
  readonly detail?: string
}

/** In the order of the survey; empty for one that works. */
export function checkSurvey(survey: Survey): readonly SurveyProblem[] {
  return [...checkIds(survey), ...checkWays(survey), ...checkScores(survey), ...checkWords(survey)]
}

function checkIds({ steps, endings }: Survey): SurveyProblem[] {
  const seen = new Set<string>()
  const all = [
    ...steps.map(({ id }, at) => ({ id, path: `steps[${at}].id` })),
    ...endings.map(({ id }, at) => ({ id, path: `endings[${at}].id` })),
    ...steps.flatMap((step, at) =>
      'options' in step
        ? step.options.map(({ id }, option) => ({
            id: `${at}/${id}`,
            path: `steps[${at}].options[${option}].id`,
          }))
        : [],
    ),
  ]
  return all.flatMap(({ id, path }) => {
    if (seen.has(id)) return [{ path, reason: 'duplicate_id' as const }]
    seen.add(id)
    return []
  })
}

interface Way {
  readonly path: string
  readonly goTo: string
}

function waysOf(step: Step, at: number): Way[] {
  const ways = step.branches.map(({ goTo }, branch) => ({
    path: `steps[${at}].branches[${branch}].goTo`,
    goTo,
  }))
  return step.next === undefined ? ways : [...ways, { path: `steps[${at}].next`, goTo: step.next }]
}

function checkWays({ steps, endings }: Survey): SurveyProblem[] {
  const problems: SurveyProblem[] = []
  const reached = new Set<string>([steps[0]!.id])
  for (const [at, step] of steps.entries()) {
    const ways = waysOf(step, at)
    for (const { path, goTo } of ways) {
      const target = steps.findIndex(({ id }) => id === goTo)
      if (target < 0 && !endings.some(({ id }) => id === goTo))
        problems.push({ path, reason: 'unknown_target' })
      else if (target >= 0 && target <= at) problems.push({ path, reason: 'loop' })
    }
    if (!reached.has(step.id)) {
      problems.push({ path: `steps[${at}]`, reason: 'unreachable' })
      continue
    }
    for (const goTo of targetsOf(step, (steps[at + 1] ?? endings[0]!).id)) reached.add(goTo)
  }
  for (const [at, { id }] of endings.entries())
    if (!reached.has(id)) problems.push({ path: `endings[${at}]`, reason: 'unreachable' })
  return problems
}

/** Where it goes on by one answer or another; a branch behind one that takes all it would is no way. */
function targetsOf(step: Step, following: string): readonly string[] {
  return answersOf(step).map((answer) => {
    const taken = step.branches.find(({ when }) => {
      if ('skipped' in when) return answer === undefined
      if ('chosen' in when) return typeof answer === 'string' && when.chosen.includes(answer)
      return typeof answer === 'number' && answer >= when.from && answer <= when.to
    })
    return taken?.goTo ?? step.next ?? following
  })
}

/** One of each that branches can tell apart; `undefined`: passed over. Of several options at once the first branch counts, as for one. */
function answersOf(step: Step): readonly (number | string | undefined)[] {
  const passed = step.required ? [] : [undefined]
  if ('options' in step) return [...step.options.map(({ id }) => id), ...passed]
  if (!isScore(step)) return ['', ...passed]
  const [lowest, highest] = scaleOf(step)
  return [...Array.from({ length: highest - lowest + 1 }, (_, at) => lowest + at), ...passed]
}

function checkScores({ steps, anonymous }: Survey): SurveyProblem[] {
  return steps.flatMap((step, at) => {
    const problems: SurveyProblem[] = []
    for (const [branch, { when }] of step.branches.entries()) {
      const path = `steps[${at}].branches[${branch}].when`
      if ('from' in when) {
        if (!isScore(step)) problems.push({ path, reason: 'branch_unfit' })
        else if (!fitsScale(when, scaleOf(step))) problems.push({ path, reason: 'out_of_scale' })
      } else if ('chosen' in when) {
        const known = 'options' in step ? step.options.map(({ id }) => id) : []
        if (when.chosen.some((id) => !known.includes(id)))
          problems.push({ path, reason: 'branch_unfit' })
      } else if (step.required) problems.push({ path, reason: 'branch_unfit' })
    }
    if (isScore(step) && step.ticketUpTo !== undefined) {
      const path = `steps[${at}].ticketUpTo`
      const [lowest, highest] = scaleOf(step)
      if (step.ticketUpTo < lowest || step.ticketUpTo >= highest)
        problems.push({ path, reason: 'out_of_scale' })
      if (anonymous === 'always') problems.push({ path, reason: 'ticket_anonymous' })
    }
    return problems
  })
}

function fitsScale(
  { from, to }: { readonly from: number; readonly to: number },
  [lowest, highest]: readonly [number, number],
): boolean {
  return lowest <= from && from <= to && to <= highest
}

function checkWords(survey: Survey): SurveyProblem[] {
  const { locales, title, steps, endings } = survey
  const all: (readonly [path: string, words: Words | undefined])[] = [
    ['title', title],
    ...steps.flatMap((step, at) => wordsOf(step, `steps[${at}]`)),
    ...endings.flatMap(({ text, action }, at) => [
      [`endings[${at}].text`, text] as const,
      [
        `endings[${at}].action.label`,
        action && 'label' in action ? action.label : undefined,
      ] as const,
    ]),
  ]
  return all.flatMap(([path, words]) =>
    words
      ? locales
          .filter((locale) => !words[locale]?.trim())
          .map((detail) => ({ path, reason: 'language_missing' as const, detail }))
      : [],
  )
}

function wordsOf(step: Step, path: string): (readonly [string, Words | undefined])[] {
  return [
    [`${path}.question`, step.question],
    [`${path}.hint`, step.hint],
    ...(isScore(step)
      ? ([
          [`${path}.lowLabel`, step.lowLabel],
          [`${path}.highLabel`, step.highLabel],
        ] as const)
      : []),
    ...('options' in step
      ? step.options.map(({ label }, at) => [`${path}.options[${at}].label`, label] as const)
      : []),
    ...(step.kind === 'text' ? ([[`${path}.placeholder`, step.placeholder]] as const) : []),
  ]
}
