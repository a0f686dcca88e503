/** A survey whose moment the backend alone knows: a customer’s parcel has come. Asked on one device, on no other. */
import { expect, it } from 'vitest'
import { paidOrder } from '../../demo/server/testing/orders.ts'
import { ASKED, tap, useFeedbackStage } from '../helpers/feedback-stage.ts'
import { cardOf, openPage, signInAs } from '../helpers/referral-journey.ts'

const LIVE = { timeout: 8000 }
const DAY_MS = 86_400_000

const stage = await useFeedbackStage()

it('a customer whose parcel came is asked on the next visit, and on their other device no more', async () => {
  const { demo } = stage
  const at = new Date(Date.now() - DAY_MS).toISOString()
  const placedAt = new Date(Date.now() - 5 * DAY_MS).toISOString()
  await demo.tell('PUT', '/v1/orders/FE-ARRIVED', paidOrder(4200, { customer: 'mihai', placedAt }))
  await demo.tell('POST', '/v1/orders/FE-ARRIVED/delivered', { at })
  const laptop = await stage.shopper()
  await (await signInAs(laptop, demo.url, 'mihai')).close()

  const page = await openPage(laptop, demo.url)
  const card = cardOf(page)
  await card.getByText('How happy are you with what came?').waitFor(ASKED)
  await tap(card, 'Very happy')
  await page.locator('regulars-host').getByText('Saved').first().waitFor(LIVE)
  await laptop.close()
  const phone = await stage.shopper({ viewport: { width: 390, height: 844 } })
  await (await signInAs(phone, demo.url, 'mihai')).close()
  const other = await openPage(phone, demo.url)
  // It would be asked by then.
  await other.waitForTimeout(16_000)

  expect(await cardOf(other).count()).toBe(0)
  const explained = await other.evaluate(() => window.regulars?.explain('survey.delivered'))
  expect(explained).toMatchObject([{ campaignId: 'survey.delivered', state: 'not_due' }])
})
