/** PostHog: surveys in the words of its own survey events, everything else by its own name. */
import type { OptionsOf } from '../contract/destinations.ts'
import type { BatchDestination, SendingFacts, ToldEvent } from './destination.ts'
import { readSurvey, type GivenAnswer, type SurveyFacts } from './survey.ts'
import { addressOf } from './address.ts'

export type PostHogOptions = OptionsOf<'posthog'>

/** As `POST /batch/` takes them. */
export interface PostHogEvent {
  /** Ours, the same however often it is sent. */
  readonly uuid: string
  readonly event: string
  readonly distinct_id: string
  readonly timestamp: string
  readonly properties: Readonly<Record<string, unknown>>
}

type Properties = Record<string, unknown>

const SURVEY_EVENTS = {
  shown: 'survey shown',
  answer: 'survey sent',
  completed: 'survey sent',
  dismissed: 'survey dismissed',
  abandoned: 'survey abandoned',
} as const
const NAMES: Readonly<Record<string, string>> = { 'page.viewed': '$pageview' }

/** @example init({ …, destinations: [posthog({ key: 'phc_…', host: 'https://eu.i.posthog.com' })] }) */
export function posthog(options: PostHogOptions): BatchDestination<PostHogEvent> {
  const { key, host = 'https://us.i.posthog.com', name = 'posthog' } = options
  const url = `${addressOf(host)}/batch/`
  return {
    kind: 'batch',
    name,
    url,
    // Of one event; the service takes 20 MB in all.
    maxItemBytes: 1_000_000,
    translate: (event, facts) => toPostHog(event, facts, options),
    write: (batch, { sentAt }) => ({
      url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ api_key: key, sent_at: sentAt, batch }),
    }),
  }
}

function toPostHog(
  event: ToldEvent,
  { version }: SendingFacts,
  { personProfiles = false }: PostHogOptions,
): PostHogEvent {
  const survey = readSurvey(event)
  const { id, name, at, memberId, visitorId, tabId, path, page } = event
  return {
    uuid: id,
    event: survey ? SURVEY_EVENTS[survey.act] : (NAMES[name] ?? name),
    distinct_id: memberId ?? visitorId ?? tabId,
    timestamp: at,
    properties: {
      $lib: 'regulars',
      $lib_version: version,
      $current_url: page.origin + (path ?? '/'),
      $process_person_profile: personProfiles,
      ...(survey ? propertiesOf(survey, personProfiles) : event.props),
    },
  }
}

function propertiesOf(survey: SurveyFacts, personProfiles: boolean): Properties {
  const { act, surveyId, surveyName, submissionId, locale, isPartly } = survey
  const isSent = act === 'answer' || act === 'completed'
  return {
    $survey_id: surveyId,
    $survey_name: surveyName,
    $survey_submission_id: submissionId,
    $survey_language: locale,
    ...(isSent && { $survey_completed: act === 'completed' }),
    ...(act === 'dismissed' && { $survey_partially_completed: isPartly }),
    ...((isSent || act === 'abandoned') && responsesOf(survey.answers)),
    // A fact about a person, and so only where there may be one.
    ...(act === 'completed' &&
      personProfiles && { $set: { [`$survey_responded/${surveyId}`]: true } }),
  }
}

/** Each by its question, and by its place as older insights read them: the first without a number. */
function responsesOf(answers: readonly GivenAnswer[]): Properties {
  const told = answers.filter(({ response }) => response !== undefined)
  return {
    ...Object.fromEntries(
      told.flatMap(({ questionId, response }, index) => [
        [`$survey_response_${questionId}`, response],
        [index ? `$survey_response_${index}` : '$survey_response', response],
      ]),
    ),
    $survey_questions: told.map(({ questionId, question, response }) => ({
      id: questionId,
      question,
      response,
    })),
  }
}
