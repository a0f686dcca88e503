/** Formbricks: a display when a survey is shown, a response at its first answer, and the same response again for every other. */
import type { OptionsOf } from '../contract/destinations.ts'
import { asRecord } from '../core/outbox/as-record.ts'
import type { OutgoingRequest } from '../core/outbox/flights.ts'
import { addressOf } from './address.ts'
import type { Lesson, Step, StepAnswer, StepDestination, ToldEvent } from './destination.ts'
import { readSurvey, type SurveyFacts } from './survey.ts'

export type FormbricksOptions = OptionsOf<'formbricks'>

/** Of one submission. */
export interface FormbricksKnowledge {
  readonly displayId: string
  readonly responseId?: string
  /**
   * `perhaps`: the creation was refused, as it is when an earlier one had arrived and its answer was lost. `none`: that was
   * asked, and there is no response.
   */
  readonly response?: 'perhaps' | 'none'
  /** The event whose answers were taken last. */
  readonly toldId?: string
  /** Nothing is taken any more. */
  readonly isFinished?: boolean
}

type Learn = (answer: StepAnswer) => Lesson<FormbricksKnowledge>

const CLOUD = 'https://app.formbricks.com'

/** @example init({ …, destinations: [formbricks({ workspaceId: 'cl…', surveys: { nps: { surveyId: 'cl…', questions: { score: 'q1' } } } })] }) */
export function formbricks(options: FormbricksOptions): StepDestination<FormbricksKnowledge> {
  const { workspaceId, surveys, host = CLOUD, name = 'formbricks' } = options
  const pathOf = (version: 'v1' | 'v2'): string =>
    `${addressOf(host)}/api/${version}/client/${workspaceId}`
  const [v1, v2] = [pathOf('v1'), pathOf('v2')]

  function display(surveyId: string): Step<FormbricksKnowledge> {
    return {
      request: write('POST', `${v2}/displays`, { surveyId }),
      learn: (answer) => {
        const displayId = idOf(answer)
        return displayId ? { known: { displayId } } : refusalOf(answer)
      },
    }
  }

  function recover(known: FormbricksKnowledge): Step<FormbricksKnowledge> {
    const { displayId } = known
    return {
      request: { method: 'GET', url: `${v1}/displays/${displayId}/response` },
      learn: (answer) => {
        if (!isFine(answer)) return refusalOf(answer)
        const { responseId } = asRecord(answer.body['data'])
        return typeof responseId === 'string'
          ? { known: { displayId, responseId } }
          : { known: { displayId, response: 'none' } }
      },
    }
  }

  function create(
    event: ToldEvent,
    survey: SurveyFacts,
    known: FormbricksKnowledge,
  ): Step<FormbricksKnowledge> {
    const { displayId } = known
    const { path = '/', page } = event
    const body = {
      surveyId: surveys[survey.surveyId]!.surveyId,
      displayId,
      ...answersOf(survey),
      ttc: {},
      meta: { source: page.referrer, url: page.origin + path, action: 'regulars' },
    }
    const learn: Learn = (answer) => {
      if (answer.status === 400 && !known.response)
        return { known: { displayId, response: 'perhaps' } }
      const responseId = idOf(answer)
      return responseId
        ? { known: told(event, survey, { displayId, responseId }) }
        : refusalOf(answer)
    }
    return { request: write('POST', `${v2}/responses`, body), learn }
  }

  function update(
    event: ToldEvent,
    survey: SurveyFacts,
    known: FormbricksKnowledge,
  ): Step<FormbricksKnowledge> {
    const learn: Learn = (answer) => {
      if (isFine(answer)) return { known: told(event, survey, known) }
      if (isFinished(answer)) return { known: { ...known, isFinished: true } }
      // The one that created it has never arrived.
      if (answer.status === 404) return { known: { displayId: known.displayId } }
      return refusalOf(answer)
    }
    const url = `${v1}/responses/${known.responseId}`
    return { request: write('PUT', url, answersOf(survey)), learn }
  }

  /** Keys are the elements of its survey; what was merged before stays, so all answers so far go every time. */
  function answersOf({ surveyId, act, answers, locale }: SurveyFacts): object {
    const questions = surveys[surveyId]?.questions ?? {}
    const answered = answers.flatMap(({ questionId, response }) => {
      const element = questions[questionId]
      return element && response !== undefined ? [[element, response] as const] : []
    })
    return {
      finished: act === 'completed',
      data: Object.fromEntries(answered),
      ...(locale && { language: locale }),
    }
  }

  return {
    kind: 'steps',
    name,
    url: v2,
    subjectOf(event) {
      const survey = readSurvey(event)
      const isTold = survey && ['shown', 'answer', 'completed'].includes(survey.act)
      return isTold && Object.hasOwn(surveys, survey.surveyId) ? survey.submissionId : undefined
    },
    next(event, known) {
      const survey = readSurvey(event)
      if (!survey || known?.isFinished || known?.toldId === event.id) return 'done'
      if (!known) return display(surveys[survey.surveyId]!.surveyId)
      if (survey.act === 'shown') return 'done'
      if (known.responseId) return update(event, survey, known)
      return known.response === 'perhaps' ? recover(known) : create(event, survey, known)
    },
  }
}

function told(
  { id }: ToldEvent,
  { act }: SurveyFacts,
  known: FormbricksKnowledge,
): FormbricksKnowledge {
  return { ...known, toldId: id, ...(act === 'completed' && { isFinished: true }) }
}

function write(method: 'POST' | 'PUT', url: string, body: object): OutgoingRequest {
  return {
    method,
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

function isFine({ status }: StepAnswer): boolean {
  return status >= 200 && status < 300
}

function idOf(answer: StepAnswer): string | undefined {
  const { id } = asRecord(answer.body['data'])
  return isFine(answer) && typeof id === 'string' ? id : undefined
}

function isFinished({ body }: StepAnswer): boolean {
  return asRecord(body['details'])['code'] === 'response_already_finished'
}

/** What time mends is tried again; what the service will never take is let go, with the reason. */
function refusalOf({ status }: StepAnswer): Lesson<FormbricksKnowledge> {
  if (status === 403) return { drop: 'not_accepting' }
  if (status === 404) return { drop: 'unknown_survey' }
  if (status === 400 || status === 413 || status === 422) return { drop: 'rejected' }
  return 'failed'
}
