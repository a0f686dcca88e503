/** What a shopper was asked, and said to it: never less than any of their devices knows. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Instant } from '../../../src/contract/scalars.ts'

const SurveyId = z.string().check(z.maxLength(40))

export const AskMemory = z.object({
  /** Each time a survey asked by itself, in the last 730 days. */
  asked: z.array(z.object({ surveyId: SurveyId, at: Instant })).check(z.maxLength(500)),
  /** How each was closed last, by survey. */
  closed: z.record(
    SurveyId,
    z.object({ as: z.enum(['later', 'dismissed', 'answered']), at: Instant }),
  ),
  /** No survey asks any more. */
  never: z.boolean(),
})
export type AskMemory = z.infer<typeof AskMemory>

/** Of two memories of one shopper: all that was asked, the later of two closings, and “never” if either says so. */
export function mergeMemory(one: AskMemory, other: AskMemory): AskMemory {
  const asked = new Map(
    [...one.asked, ...other.asked].map((each) => [`${each.surveyId} ${each.at}`, each]),
  )
  const closed = { ...one.closed }
  for (const [surveyId, closing] of Object.entries(other.closed)) {
    const known = closed[surveyId]
    if (!known || Date.parse(known.at) < Date.parse(closing.at)) closed[surveyId] = closing
  }
  return {
    asked: [...asked.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).slice(-500),
    closed,
    never: one.never || other.never,
  }
}

export const putAskMemory = defineEndpoint({
  id: 'feedback.remember',
  method: 'PUT',
  path: '/v1/feedback/memory',
  access: 'member',
  summary:
    'Adds what this browser remembers of surveys; answers with what all devices do. Repeating it changes nothing.',
  body: AskMemory,
  response: AskMemory,
  problems: ['session_expired'],
})
