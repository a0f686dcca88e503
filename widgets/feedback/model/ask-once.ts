/** Decides that a survey asks now, and notes it before anybody sees it: no other tab, and no other device of a member, asks beside it. */
import type { AskMemory } from '../contract/memory.ts'
import type { Survey, SurveyRules } from '../contract/survey.ts'
import type { KeptMemory } from './ask-memory.ts'
import { type AskSituation, whyNotAsk } from './recontact.ts'

export interface AskOptions {
  readonly memory: KeptMemory
  readonly rules: SurveyRules
  readonly situation: Omit<AskSituation, 'unit'>
}

/** `true`: it is noted that it was asked now, and it has to be. */
export async function askOnce(
  survey: Survey,
  { memory, rules, situation }: AskOptions,
): Promise<boolean> {
  if (!(await memory.sync())) return false
  const now = { ...situation, unit: await memory.unit() }
  const ask = { surveyId: survey.id, at: new Date(now.now).toISOString() }
  let may = false
  const isKept = await memory.change((known) => {
    may = !whyNotAsk(survey, rules, known, now)
    return may ? { ...known, asked: [...known.asked, ask] } : known
  })
  if (!may || !isKept || !(await memory.sync())) return false
  const known = await memory.read()
  return !whyNotAsk(survey, rules, without(known, ask), now)
}

/** Another device may have asked since: of the two the one that the backend heard first. */
function without(memory: AskMemory, ask: AskMemory['asked'][number]): AskMemory {
  const isMine = ({ surveyId, at }: typeof ask): boolean =>
    surveyId === ask.surveyId && at === ask.at
  return { ...memory, asked: memory.asked.filter((one) => !isMine(one)) }
}
