/** Surveys that ask by themselves, as campaigns: so that one engine judges the moment, and one arbiter the turn. */
import { Campaign } from '../../../src/contract/campaign/campaign.ts'
import type { Condition } from '../../../src/contract/campaign/condition.ts'
import type { Trigger } from '../../../src/contract/campaign/trigger.ts'
import type { Survey, SurveyMoment } from '../../../widgets/feedback/contract.ts'

interface Moment {
  readonly trigger: Trigger
  readonly audience?: Condition
}

const PREFIX = 'survey.'
/** Before the ask to invite friends at the same moment: a high score leads there by itself. */
const PRIORITY = 10

/** In the order they are given; those the shopper comes for themselves are left out. */
export function deriveCampaigns(surveys: readonly Survey[]): Campaign[] {
  return surveys.flatMap((survey) => {
    const moment = momentOf(survey.moment, survey.id)
    if (!moment) return []
    const conditions = [moment.audience, survey.audience].filter((each) => each !== undefined)
    const audience = conditions.length > 1 ? { all: conditions } : conditions[0]
    return [campaignOf(survey, { trigger: moment.trigger, ...(audience && { audience }) })]
  })
}

/** The survey whose campaign this would be. */
export function surveyOf(campaignId: string): string | undefined {
  return campaignId.startsWith(PREFIX) ? campaignId.slice(PREFIX.length) : undefined
}

/** Of any moment, with the offers of its endings as blocks: by it they are issued, and by it nothing is shown. */
export function deriveOffering(survey: Survey): Campaign {
  const offers = survey.endings.flatMap(({ action }) =>
    action?.kind === 'offer' ? [{ type: 'offer' as const, offerId: action.offerId }] : [],
  )
  const { audience } = survey
  return campaignOf(survey, { trigger: { on: 'load' }, ...(audience && { audience }) }, offers)
}

function campaignOf(
  { id, revision, surface }: Survey,
  moment: Moment,
  blocks: Campaign['blocks'] = [],
): Campaign {
  // Parsed for the defaults of what surveys know nothing of.
  return Campaign.parse({
    id: PREFIX + id,
    revision,
    kind: 'survey',
    category: 'surveys',
    promotional: false,
    ...moment,
    surface,
    priority: PRIORITY,
    blocks,
  })
}

function momentOf(moment: SurveyMoment, surveyId: string): Moment | undefined {
  switch (moment.on) {
    case 'order':
      return { trigger: { on: 'event', name: 'order.placed' } }
    case 'event':
      return { trigger: { on: 'event', name: moment.name } }
    case 'visit':
      return { trigger: { on: 'time', seconds: moment.seconds } }
    case 'delivery':
    case 'chat':
      return {
        trigger: { on: 'load' },
        audience: { field: 'feedback.due', op: 'hasAny', value: [surveyId] },
      }
    case 'checkout-left':
      return {
        trigger: { on: 'load' },
        audience: { field: 'visit.leftCheckout', op: 'isTrue' },
      }
    case 'button':
    case 'element':
      return undefined
  }
}
