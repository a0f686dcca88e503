/** Segment and what speaks as it does (RudderStack and others): `track` and `page` calls, names and fields as its spec writes them. */
import type { OptionsOf } from '../contract/destinations.ts'
import { addressOf } from './address.ts'
import type { BatchDestination, SendingFacts, ToldEvent } from './destination.ts'
import { toMajor } from './money.ts'
import { readSurvey, type SurveyFacts } from './survey.ts'
import { toSnakeCase, toTitle, withSnakeCase, type Fields } from './words.ts'

export type SegmentOptions = OptionsOf<'segment'>

export interface SegmentCall {
  readonly type: 'track' | 'page'
  /** Ours, by which doubles are found. */
  readonly messageId: string
  readonly anonymousId: string
  readonly userId: string | null
  readonly timestamp: string
  readonly event?: string
  readonly properties: Fields
  readonly context: Fields
}

interface Word {
  readonly event: string
  properties(props: Fields): Fields
}

const SEGMENT = 'https://api.segment.io'
/** Of one call; the batch may have 500 kB, and ours has 47 before it is translated. */
const MAX_ITEM_BYTES = 32_000

/** Where the spec has a name for it. Of a conversation its id goes along, and nothing that was written. */
const STANDARD: Readonly<Record<string, Word>> = {
  'product.viewed': {
    event: 'Product Viewed',
    properties: ({ productId, name, value, currency }) => ({
      product_id: productId,
      name,
      price: toMajor(value, currency),
      currency,
    }),
  },
  'order.placed': {
    event: 'Order Completed',
    properties: ({ orderId, value, currency }) => ({
      order_id: orderId,
      total: toMajor(value, currency),
      currency,
    }),
  },
  'chat.started': {
    event: 'Live Chat Conversation Started',
    properties: ({ conversationId }) => ({ conversation_id: conversationId }),
  },
}

const SURVEY_EVENTS = {
  shown: 'Survey Shown',
  answer: 'Survey Response Submitted',
  completed: 'Survey Response Submitted',
  dismissed: 'Survey Dismissed',
  abandoned: 'Survey Abandoned',
} as const

/** @example init({ …, destinations: [segment({ writeKey: '…', host: 'https://acme.dataplane.rudderstack.com' })] }) */
export function segment(options: SegmentOptions): BatchDestination<SegmentCall> {
  const { writeKey, host = SEGMENT, name = 'segment' } = options
  const url = `${addressOf(host)}/v1/${host === SEGMENT ? 'b' : 'batch'}`
  // Its own browser endpoint reads the key in the body, so that no preflight is needed; the others ask for the header.
  const headers: Record<string, string> =
    host === SEGMENT
      ? { 'content-type': 'text/plain' }
      : { 'content-type': 'application/json', authorization: `Basic ${btoa(`${writeKey}:`)}` }
  return {
    kind: 'batch',
    name,
    url,
    maxItemBytes: MAX_ITEM_BYTES,
    translate: toCall,
    write: (batch, { sentAt }) => ({
      url,
      headers,
      body: JSON.stringify({ writeKey, sentAt, batch }),
    }),
  }
}

function toCall(event: ToldEvent, facts: SendingFacts): SegmentCall {
  const { id, at, name, visitorId, memberId, tabId, props } = event
  const context = contextOf(event, facts)
  const common = {
    messageId: id,
    anonymousId: visitorId ?? tabId,
    userId: memberId ?? null,
    timestamp: at,
    context,
  }
  if (name === 'page.viewed')
    return { type: 'page', ...common, properties: { ...pageOf(event), title: props['title'] } }
  const survey = readSurvey(event)
  const word = STANDARD[name]
  if (survey)
    return {
      type: 'track',
      ...common,
      event: SURVEY_EVENTS[survey.act],
      properties: propertiesOf(survey),
    }
  return {
    type: 'track',
    ...common,
    event: word?.event ?? toTitle(name),
    properties: word?.properties(props) ?? withSnakeCase(props),
  }
}

function contextOf(event: ToldEvent, { version, userAgent }: SendingFacts): Fields {
  const { title, locale } = event.page
  return {
    library: { name: 'regulars', version },
    locale,
    page: { ...pageOf(event), title },
    userAgent,
  }
}

function pageOf({ path = '/', page: { origin, referrer } }: ToldEvent): Fields {
  return { url: origin + path, path, referrer }
}

function propertiesOf(survey: SurveyFacts): Fields {
  const { act, surveyId, surveyName, submissionId, answer, answers, closedAs, isPartly } = survey
  const { questionId, question, response, bucket } = answer ?? {}
  return {
    survey_id: surveyId,
    survey_name: surveyName,
    submission_id: submissionId,
    ...(answer && {
      question_id: questionId,
      question,
      [typeof response === 'number' ? 'score' : 'answer']: response,
      bucket,
    }),
    ...(act === 'completed' && {
      answers: answers.map((given) => withSnakeCase({ ...given })),
    }),
    ...((act === 'answer' || act === 'completed') && { completed: act === 'completed' }),
    ...(closedAs && { closed_as: toSnakeCase(closedAs), partially_completed: isPartly }),
  }
}
