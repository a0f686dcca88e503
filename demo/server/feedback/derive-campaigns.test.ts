import { expect, test } from 'vitest'
import { Survey, type SurveyMoment } from '../../../widgets/feedback/contract.ts'
import { deriveCampaigns, deriveOffering, surveyOf } from './derive-campaigns.ts'
import { NPS } from './feedback.fixture.ts'

function campaignOf(moment: SurveyMoment, changes: Partial<typeof NPS> = {}) {
  return deriveCampaigns([Survey.parse({ ...NPS, ...changes, moment })])[0]
}

test.each<[SurveyMoment, unknown, unknown]>([
  [{ on: 'order' }, { on: 'event', name: 'order.placed' }, undefined],
  [{ on: 'event', name: 'page.viewed' }, { on: 'event', name: 'page.viewed' }, undefined],
  [{ on: 'visit', seconds: 40 }, { on: 'time', seconds: 40 }, undefined],
  [
    { on: 'delivery' },
    { on: 'load' },
    { field: 'feedback.due', op: 'hasAny', value: ['after-order'] },
  ],
  [{ on: 'chat' }, { on: 'load' }, { field: 'feedback.due', op: 'hasAny', value: ['after-order'] }],
  [{ on: 'checkout-left' }, { on: 'load' }, { field: 'visit.leftCheckout', op: 'isTrue' }],
])('%j waits for its trigger, and asks whom it is for', (moment, trigger, audience) => {
  const campaign = campaignOf(moment)

  expect(campaign).toMatchObject({ trigger })
  expect(campaign?.audience).toEqual(audience)
})

test.each<SurveyMoment>([{ on: 'button' }, { on: 'element' }])(
  'what the shopper comes for is no campaign: %j',
  (moment) => {
    expect(campaignOf(moment)).toBeUndefined()
  },
)

test('it is named after its survey, is no advertisement, and may wait on the launcher', () => {
  expect(campaignOf({ on: 'order' }, { revision: 4, surface: 'modal' })).toMatchObject({
    id: 'survey.after-order',
    revision: 4,
    kind: 'survey',
    category: 'surveys',
    promotional: false,
    mayBeQuieter: true,
    surface: 'modal',
    priority: 10,
    blocks: [],
  })
})

test('an audience of its own holds beside that of the moment', () => {
  const audience = { field: 'customer.ordersCount', op: 'gte' as const, value: 2 }

  expect(campaignOf({ on: 'order' }, { audience })?.audience).toEqual(audience)
  expect(campaignOf({ on: 'checkout-left' }, { audience })?.audience).toEqual({
    all: [{ field: 'visit.leftCheckout', op: 'isTrue' }, audience],
  })
})

test('by its endings it makes offers, whatever its moment', () => {
  const offer = { kind: 'offer' as const, offerId: 'stay' }
  const endings = [...NPS.endings, { id: 'stay', text: { en: 'Stay?' }, action: offer }]
  const audience = { field: 'customer.ordersCount', op: 'gte' as const, value: 2 }

  const offering = deriveOffering(
    Survey.parse({ ...NPS, endings, audience, moment: { on: 'element' } }),
  )

  expect(offering).toMatchObject({
    id: 'survey.after-order',
    audience,
    blocks: [{ type: 'offer', offerId: 'stay' }],
  })
  expect(surveyOf(offering.id)).toBe('after-order')
  expect(surveyOf('after-order')).toBeUndefined()
})
