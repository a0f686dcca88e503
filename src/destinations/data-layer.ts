/** The data layer of the page, from which Google Tag Manager and GA4 read: pushed at once, and no request is made. */
import type { OptionsOf } from '../contract/destinations.ts'
import type { PageDestination, ToldEvent } from './destination.ts'
import { readSurvey, type SurveyFacts } from './survey.ts'
import { toSnakeCase, withSnakeCase, type Fields } from './words.ts'

export type DataLayerOptions = OptionsOf<'data-layer'>

export type DataLayerEntry = Fields & { readonly event: string; readonly event_id: string }

/** The page has told these itself, and its own layer knows them: told again, a purchase would count twice. */
const OF_THE_PAGE: readonly string[] = [
  'page.viewed',
  'product.viewed',
  'cart.changed',
  'order.placed',
]

/** Where GA4 has a name for it. */
const STANDARD: Readonly<Record<string, (props: Fields) => Fields & { readonly event: string }>> = {
  'campaign.shown': ({ campaignId, arm }) => ({
    event: 'view_promotion',
    ecommerce: { promotion_id: campaignId, creative_slot: arm },
  }),
  'campaign.clicked': ({ campaignId, arm }) => ({
    event: 'select_promotion',
    ecommerce: { promotion_id: campaignId, creative_slot: arm },
  }),
  'referral.shared': ({ channel }) => ({
    event: 'share',
    method: channel,
    content_type: 'referral',
  }),
  'loyalty.reward_redeemed': ({ rewardId, points }) => ({
    event: 'spend_virtual_currency',
    virtual_currency_name: 'points',
    value: points,
    item_name: rewardId,
  }),
  'loyalty.tier_reached': ({ tierId }) => ({
    event: 'unlock_achievement',
    achievement_id: tierId,
  }),
}

const SURVEY_EVENTS = {
  shown: 'survey_shown',
  answer: 'survey_answered',
  completed: 'survey_completed',
  dismissed: 'survey_dismissed',
  abandoned: 'survey_abandoned',
} as const

/** @example init({ …, destinations: [dataLayer()] }) */
export function dataLayer(options: DataLayerOptions = {}): PageDestination {
  const { variable = 'dataLayer', name = 'data-layer' } = options
  return {
    kind: 'page',
    name,
    tell(event) {
      const entry = toEntry(event)
      if (!entry) return
      const layer: unknown = Reflect.get(globalThis, variable)
      if (Array.isArray(layer)) layer.push(entry)
      else Reflect.set(globalThis, variable, [entry])
    },
  }
}

/** `undefined` where the page has said it already. */
export function toEntry(event: ToldEvent): DataLayerEntry | undefined {
  const { id, name, props } = event
  if (OF_THE_PAGE.includes(name)) return undefined
  const survey = readSurvey(event)
  const entry = survey
    ? { event: SURVEY_EVENTS[survey.act], ...fieldsOf(survey) }
    : (STANDARD[name]?.(props) ?? { event: toSnakeCase(name), ...withSnakeCase(props) })
  return { ...entry, event_id: id }
}

function fieldsOf(survey: SurveyFacts): Fields {
  const { surveyId, surveyName, submissionId, answer, closedAs } = survey
  const { questionId, response, bucket } = answer ?? {}
  return {
    survey_id: surveyId,
    survey_name: surveyName,
    submission_id: submissionId,
    ...(answer && {
      question_id: questionId,
      // What is written in words stays out: GA4 must not be sent what may name a person.
      ...(typeof response === 'number' && { score: response }),
      bucket,
    }),
    ...(closedAs && { closed_as: closedAs }),
  }
}
