/** Twelve weeks of answers to the demo’s surveys, the same ones every time: made of a seed, by the rules of the surveys themselves. */
import type { AnswerValue, Answers, Step, Survey } from '../../../../widgets/feedback/contract.ts'
import { isScore, scaleOf, walk } from '../../../../widgets/feedback/contract/walk.ts'
import { createRandom, type Random } from '../../referral/simulation/random.ts'
import { CLOSINGS, HABITS, LEAVE_PERCENT, READERS, WRITE_PERCENT, type Habit } from './habits.ts'
import { TEXTS } from './texts.ts'

const SEED = 8
const DAYS = 84
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

export interface MadeSubmission {
  readonly submissionId: string
  readonly survey: Survey
  readonly locale: string
  readonly path: string
  readonly isAnonymous: boolean
  readonly answers: Answers
  readonly finished: boolean
  readonly at: Date
}

export interface MadeAsk {
  readonly submissionId: string
  readonly survey: Survey
  readonly locale: string
  readonly outcome: keyof typeof CLOSINGS
  readonly at: Date
}

export interface MadeSurvey {
  readonly submissions: readonly MadeSubmission[]
  readonly asks: readonly MadeAsk[]
}

/** As it was asked on that day; a survey changes. */
export type SurveyOn = (surveyId: string, at: Date) => Survey

export function makeSubmissions(surveyOn: SurveyOn, now: Date): MadeSurvey {
  const random = createRandom(SEED)
  const hand = dealTexts(random)
  const made = HABITS.map((habit) => makeOne(habit, { surveyOn, random, hand, now }))
  return {
    submissions: made.flatMap(({ submissions }) => submissions),
    asks: made.flatMap(({ asks }) => asks),
  }
}

interface Town {
  readonly surveyOn: SurveyOn
  readonly random: Random
  readonly hand: Hand
  readonly now: Date
}

function makeOne(habit: Habit, town: Town): MadeSurvey {
  const { surveyOn, random, now } = town
  const submissions = Array.from({ length: habit.submissions }, (): MadeSubmission => {
    const at = someTime(random, now)
    const survey = surveyOn(habit.surveyId, at)
    const locale = draw(random, READERS)
    const isAnonymous = random.below(100) < (habit.anonymousPercent ?? 0)
    const person = { survey, locale, isAnonymous, habit }
    const submissionId = random.uuid()
    return { submissionId, at, path: habit.path, ...person, ...answerAll(person, town) }
  })
  return { submissions, asks: makeAsks(habit, submissions, town) }
}

/** While people are awake there, and nothing of today. */
function someTime(random: Random, now: Date): Date {
  const day = new Date(now.getTime() - random.between(1, DAYS) * DAY_MS).setUTCHours(0, 0, 0, 0)
  return new Date(day + random.between(5, 20) * HOUR_MS + random.below(60) * MINUTE_MS)
}

interface Person {
  readonly survey: Survey
  readonly locale: string
  readonly isAnonymous: boolean
  readonly habit: Habit
}

function answerAll(person: Person, town: Town): Pick<MadeSubmission, 'answers' | 'finished'> {
  const answers: Record<string, AnswerValue> = {}
  const passed = new Set<string>()
  for (;;) {
    const { steps, ending } = walk(person.survey, answers, passed)
    const step = steps.at(-1)
    if (ending || !step) return { answers, finished: true }
    const isLeft = Object.keys(answers).length > 0 && town.random.below(100) < LEAVE_PERCENT
    if (isLeft) return { answers, finished: false }
    const answer = answerOne(step, { ...person, answers }, town)
    if (answer === undefined) passed.add(step.id)
    else answers[step.id] = answer
  }
}

function answerOne(
  step: Step,
  person: Person & { readonly answers: Answers },
  { random, hand }: Town,
): AnswerValue | undefined {
  const { habit, survey, locale, isAnonymous, answers } = person
  if (isScore(step)) {
    const [lowest] = scaleOf(step)
    const least = isAnonymous ? lowest : (step.ticketUpTo ?? lowest - 1) + 1
    return lowest + drawScore(random, habit.scores ?? [], least - lowest)
  }
  if ('options' in step) return [draw(random, habit.options ?? {})]
  if (step.kind === 'email' || random.below(100) >= WRITE_PERCENT) return undefined
  const chosen = Object.values(answers).findLast((answer) => Array.isArray(answer)) ?? []
  return hand.get([survey.id, step.id, ...chosen, locale].join('/'))?.pop()
}

/** Those below `least` were answered by the people whose tickets are told one by one. */
function drawScore(random: Random, weights: readonly number[], least: number): number {
  const entries = weights.map((weight, score) => [String(score), score < least ? 0 : weight])
  return Number(draw(random, Object.fromEntries(entries)))
}

function draw<K extends string>(random: Random, weights: Readonly<Record<K, number>>): K {
  const names = Object.keys(weights) as K[] // Safe: they are names of `weights`.
  return random.pick(names.flatMap((name) => Array.from({ length: weights[name] }, () => name)))
}

/** Of most who answered it is known that they were asked; and the others who were did not answer. */
function makeAsks(
  { surveyId, answersOf }: Habit,
  submissions: readonly MadeSubmission[],
  { surveyOn, random, now }: Town,
): MadeAsk[] {
  if (answersOf === undefined) return []
  const counted = submissions.filter(() => random.below(100) < 85)
  const answered = counted.map((each): MadeAsk => ({ ...each, outcome: 'shown' }))
  const silent = Math.round(counted.length / answersOf) - counted.length
  const others = Array.from({ length: silent }, (): MadeAsk => {
    const at = someTime(random, now)
    const survey = surveyOn(surveyId, at)
    const locale = draw(random, READERS)
    return { submissionId: random.uuid(), survey, locale, outcome: draw(random, CLOSINGS), at }
  })
  return [...answered, ...others]
}

type Hand = ReadonlyMap<string, string[]>

/** By survey, step, what was chosen before, and language; what was given is gone. */
function dealTexts(random: Random): Hand {
  return new Map(
    Object.entries(TEXTS).flatMap(([step, byLocale]) =>
      Object.entries(byLocale).map(([locale, texts]) => [
        `${step}/${locale}`,
        random.shuffle(texts),
      ]),
    ),
  )
}
