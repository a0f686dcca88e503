/** What a shopper was asked, and said to it: never less than any of their devices knows. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../../../src/contract/endpoint.ts'
import { Instant } from '../../../src/contract/scalars.ts'

const SurveyId = z.string().check(z.maxLength(40))

export const AskMemory = z.object({
  /** Each time a survey asked by itself, in the last 730 days. */
  asked: z.array(z.object({ surveyId: SurveyId, at: Instant })).check(z.maxLength(500)),
  /** When each was closed last in each of these ways: that it was answered is not forgotten when it is closed another time. */
  closed: z.record(
    SurveyId,
    z.object({
      later: z.optional(Instant),
      dismissed: z.optional(Instant),
      answered: z.optional(Instant),
    }),
  ),
  /** No survey asks any more. */
  never: z.boolean(),
})
export type AskMemory = z.infer<typeof AskMemory>

/** Of two memories of one shopper: all that was asked, the latest of each closing, and “never” if either says so. */
export function mergeMemory(one: AskMemory, other: AskMemory): AskMemory {
  const asked = new Map(
    [...one.asked, ...other.asked].map((each) => [`${each.at} ${each.surveyId}`, each]),
  )
  const closed = { ...one.closed }
  for (const [surveyId, closings] of Object.entries(other.closed))
    closed[surveyId] = latestOf(closed[surveyId] ?? {}, closings)
  return {
    asked: [...asked.values()].sort(byTime).slice(-500),
    closed,
    never: one.never || other.never,
  }
}

type Closings = AskMemory['closed'][string]

function latestOf(one: Closings, other: Closings): Closings {
  const latest = { ...one }
  for (const as of ['later', 'dismissed', 'answered'] as const) {
    const at = other[as]
    if (at && !(Date.parse(latest[as] ?? '') >= Date.parse(at))) latest[as] = at
  }
  return latest
}

function byTime(one: AskMemory['asked'][number], other: AskMemory['asked'][number]): number {
  return Date.parse(one.at) - Date.parse(other.at) || (one.surveyId < other.surveyId ? -1 : 1)
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
