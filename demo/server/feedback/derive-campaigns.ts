/** Surveys that ask by themselves, as campaigns: so that one engine judges the moment, and one arbiter the turn. */
import { Campaign } from '../../../src/contract/campaign/campaign.ts'
import type { Condition } from '../../../src/contract/campaign/condition.ts'
import type { Trigger } from '../../../src/contract/campaign/trigger.ts'
import type { Survey, SurveyMoment } from '../../../widgets/feedback/contract.ts'

interface Moment {
  readonly trigger: Trigger
  readonly audience?: Condition
}

/** In the order they are given; those the shopper comes for themselves are left out. */
export function deriveCampaigns(surveys: readonly Survey[]): Campaign[] {
  return surveys.flatMap((survey) => {
    const moment = momentOf(survey.moment, survey.id)
    return moment ? [campaignOf(survey, moment)] : []
  })
}

function campaignOf({ id, revision, surface, audience }: Survey, moment: Moment): Campaign {
  const conditions = [moment.audience, audience].filter((each) => each !== undefined)
  const [first] = conditions
  // Parsed for the defaults of what surveys know nothing of.
  return Campaign.parse({
    id: `survey.${id}`,
    revision,
    kind: 'survey',
    category: 'surveys',
    promotional: false,
    trigger: moment.trigger,
    ...(first && { audience: conditions.length > 1 ? { all: conditions } : first }),
    surface,
    blocks: [],
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
