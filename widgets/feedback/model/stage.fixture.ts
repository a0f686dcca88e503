/** The model on a stage: a shop with surveys, a backend that answers, and pages one after the other in one browser. */
import {
  type Answer,
  createContextStage,
  disposeLater,
  type StageOptions,
} from '../../../src/model/context.fixture.ts'
import type { Occasion } from '../../../src/widget.ts'
import { putAskMemory } from '../contract/memory.ts'
import { putAnonymousResponse, putResponse } from '../contract/responses.ts'
import type { Survey } from '../contract/survey.ts'
import { noteAsk, readSurveys } from '../contract/surveys.ts'
import { readMine, type Ticket } from '../contract/ticket.ts'
import { createModel } from '../model.ts'
import { createSurvey, RULES } from '../survey.fixture.ts'
import { NOTHING_ASKED } from './ask-memory.ts'

export interface Shop extends StageOptions {
  readonly surveys?: readonly unknown[]
}

/** What the backend says of the shopper. */
export function createMinePage(tickets: readonly Ticket[] = [], cursor = 1) {
  return { cursor, tickets, due: [] as { surveyId: string }[] }
}

export function openPage({ surveys = [createSurvey()], answers = [], ...options }: Shop = {}) {
  const own: readonly Answer[] = [
    [readSurveys, () => ({ items: surveys, rules: RULES })],
    [readMine, () => createMinePage()],
    [putAskMemory, ({ body }) => body],
    [noteAsk, () => ({ counted: true })],
    [putResponse, ({ params, body }) => ({ response: { ...params, ...body } })],
    [putAnonymousResponse, ({ params, body }) => ({ response: { ...params, ...body } })],
  ]
  const stage = createContextStage({ ...options, answers: [...own, ...answers] })
  const model = disposeLater(createModel(stage.context))
  return { ...stage, model }
}

/** What is begun is through. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setTimeout(resolve))
}

/** Its campaign is due. */
export function occasionOf({ id }: Pick<Survey, 'id'>): Occasion {
  // Safe: no more of an occasion is looked at.
  return { campaign: { id: `survey.${id}` } } as unknown as Occasion
}

export const NEVER_ASKED = NOTHING_ASKED
