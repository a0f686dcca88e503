/** What the demo says to shoppers: allowed by the same checks as a merchant's, in every language, and honest. */
import { describe, expect, test } from 'vitest'
import { checkCampaign } from '../../../../src/campaigns/authoring/check-campaign.ts'
import { lintCampaign } from '../../../../src/campaigns/authoring/lint.ts'
import { WrittenKind } from '../../../../src/contract/campaign/campaign.ts'
import { CampaignSettings } from '../../../../src/contract/campaign/console.ts'
import { PRODUCTS } from '../../../shop/catalogue/catalogue.ts'
import { FREE_POST_FROM, SHIPPING_PRICES } from '../../../shop/checkout/shipping.ts'
import { CURRENCIES } from '../../../shop/money/currency.ts'
import { DEMO_CAMPAIGNS, demoSettings } from './index.ts'

const NOW = new Date('2026-06-10T12:00:00.000Z')
const SETTINGS = CampaignSettings.parse(demoSettings(NOW))
const surroundings = { offers: SETTINGS.offers, segments: SETTINGS.segments, isServed: true }

test('there is one of every kind that a merchant writes', () => {
  const kinds = new Set(DEMO_CAMPAIGNS.map(({ kind }) => kind))

  expect([...kinds].toSorted()).toEqual(WrittenKind.options.toSorted())
})

describe.each(DEMO_CAMPAIGNS.map((campaign) => [campaign.id, campaign] as const))(
  '%s',
  (_, campaign) => {
    test('could have been saved in the console', () => {
      expect(checkCampaign(campaign, surroundings).problems).toEqual([])
    })

    test('presses nobody', () => {
      const { campaign: checked } = checkCampaign(campaign, surroundings)
      const warnings = checked ? lintCampaign(checked, SETTINGS.offers) : []

      // That a price is personal is said beside the offer by the widget itself.
      expect(warnings.filter(({ code }) => code !== 'personal_price')).toEqual([])
    })

    test('says the same keys in every language', () => {
      const { texts = {} } = campaign
      const keys = Object.values(texts).map((words) => Object.keys(words).toSorted())

      expect(Object.keys(texts).toSorted()).toEqual(['en', 'es', 'pl', 'ro', 'ru'])
      for (const found of keys) expect(found).toEqual(keys[0])
    })
  },
)

test('shipping is as the shop charges it', () => {
  const told = SETTINGS.facts.shipping.map(({ currency, price, freeFrom }) => [
    currency,
    price.minor,
    freeFrom?.minor,
  ])

  expect(told).toEqual(
    CURRENCIES.map((currency) => [
      currency,
      SHIPPING_PRICES.post[currency],
      FREE_POST_FROM[currency],
    ]),
  )
})

test('products it recommends are sold here, at these prices', () => {
  const { new: fresh = [], recommended = [] } = SETTINGS.facts.products ?? {}
  for (const { id, name, price } of [...fresh, ...recommended]) {
    const product = PRODUCTS.find((known) => known.id === id)
    expect([id, product?.texts.en.name, product?.prices.EUR]).toEqual([id, name, price?.minor])
  }
})

test('the gift of the month ends with the month', () => {
  const december = demoSettings(new Date('2026-12-31T23:00:00.000Z'))

  expect(december.offers.find(({ id }) => id === 'gift-of-the-month')?.ends).toEqual({
    at: '2027-01-01T00:00:00.000Z',
  })
})
