import { afterEach, expect, it } from 'vitest'
import { dataLayer, toEntry } from './data-layer.ts'
import { SUBMISSION, SURVEY, tell } from './told.fixture.ts'

afterEach(() => {
  for (const name of ['dataLayer', 'ownLayer']) Reflect.deleteProperty(globalThis, name)
})

const ABOUT = { survey_id: 'nps-q3', survey_name: 'After an order', submission_id: SUBMISSION }

it.each([
  [SURVEY.shown, { event: 'survey_shown', ...ABOUT }],
  [
    SURVEY.answer,
    { event: 'survey_answered', ...ABOUT, question_id: 'score', score: 3, bucket: 'low' },
  ],
  [SURVEY.more, { event: 'survey_answered', ...ABOUT, question_id: 'why' }],
  [SURVEY.completed, { event: 'survey_completed', ...ABOUT }],
  [SURVEY.dismissed, { event: 'survey_dismissed', ...ABOUT, closed_as: 'later' }],
  [SURVEY.abandoned, { event: 'survey_abandoned', ...ABOUT }],
  [
    tell('campaign.shown', { campaignId: 'c1', arm: 'b' }),
    { event: 'view_promotion', ecommerce: { promotion_id: 'c1', creative_slot: 'b' } },
  ],
  [
    tell('campaign.clicked', { campaignId: 'c1' }),
    { event: 'select_promotion', ecommerce: { promotion_id: 'c1' } },
  ],
  [
    tell('referral.shared', { channel: 'whatsapp' }),
    { event: 'share', method: 'whatsapp', content_type: 'referral' },
  ],
  [
    tell('loyalty.reward_redeemed', { rewardId: 'r1', points: 100 }),
    {
      event: 'spend_virtual_currency',
      virtual_currency_name: 'points',
      value: 100,
      item_name: 'r1',
    },
  ],
  [
    tell('loyalty.tier_reached', { tierId: 'gold' }),
    { event: 'unlock_achievement', achievement_id: 'gold' },
  ],
  [
    tell('exit-intent.cart_kept', { cartId: 'k1' }),
    { event: 'exit_intent_cart_kept', cart_id: 'k1' },
  ],
])('$name', (told, entry) => {
  const made = JSON.parse(JSON.stringify(toEntry(told)))

  expect(made).toEqual({ ...entry, event_id: told.id })
})

it.each(['page.viewed', 'product.viewed', 'cart.changed', 'order.placed'])(
  '%s is not told, because the page has told it itself',
  (name) => {
    expect(toEntry(tell(name))).toBeUndefined()
  },
)

it('is pushed to the layer of the page, at once', () => {
  const layer: unknown[] = ['of the page']
  Reflect.set(globalThis, 'dataLayer', layer)

  dataLayer().tell(SURVEY.shown)
  dataLayer().tell(tell('page.viewed'))

  expect(layer).toEqual(['of the page', toEntry(SURVEY.shown)])
})

it('makes the layer where the page has none yet, under the name it is told', () => {
  dataLayer({ variable: 'ownLayer' }).tell(SURVEY.shown)

  expect(Reflect.get(globalThis, 'ownLayer')).toEqual([toEntry(SURVEY.shown)])
})
