/** A survey in the demo shop: resumed, put off, answered without a name, without a network, by keys alone; and a box of tea given up. */
import { expect, it } from 'vitest'
import {
  ASKED,
  buyAsGuest,
  feedbackIn,
  giveScore,
  openFeedback,
  tap,
  useFeedbackStage,
  write,
} from '../helpers/feedback-stage.ts'
import { cardOf, openPage } from '../helpers/referral-journey.ts'
import { whenReady } from '../helpers/stage.ts'

const LIVE = { timeout: 8000 }

const stage = await useFeedbackStage()

it('left in the middle, it goes on at the same question on the next page, and is one submission', async () => {
  const { demo } = stage
  const context = await stage.shopper()
  const page = await buyAsGuest(context, demo.url)
  await giveScore(page, 8)
  await feedbackIn(page).getByText('What should we do better?').waitFor(LIVE)
  await feedbackIn(page).getByRole('textbox').fill('More green')
  await feedbackIn(page).getByText('Saved').waitFor(LIVE)
  await page.close()

  const next = await openPage(context, demo.url)
  await openFeedback(next)
  const goOn = feedbackIn(next).getByRole('button', { name: /^Go on: / })
  const field = feedbackIn(next).getByRole('textbox')
  await goOn.or(field).first().waitFor(LIVE)
  if (await goOn.isVisible()) await goOn.click()
  await write(next, 'More green tea')
  await feedbackIn(next).getByText('Thank you. We read every word.').waitFor(LIVE)
  await feedbackIn(next).getByText('Saved').waitFor(LIVE)

  const sent = new Set(demo.asked.filter((path) => path.startsWith('/v1/feedback/responses/')))
  expect(sent.size).toBe(1)
})

it('who is very glad is shown where others read it, in a tab of its own', async () => {
  const page = await buyAsGuest(await stage.shopper(), stage.demo.url)

  await giveScore(page, 10)

  const link = page.locator('regulars-host').getByRole('link', { name: /Write a review/ })
  await link.waitFor(LIVE)
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
})

it('“Later” and “Don’t ask again” are heard: on the next page nothing is asked', async () => {
  const { demo } = stage
  for (const name of ['Later', 'Don’t ask again']) {
    const context = await stage.shopper()
    const page = await buyAsGuest(context, demo.url)
    await cardOf(page).getByRole('button', { name }).waitFor(ASKED)
    await cardOf(page).getByRole('button', { name }).click()
    await cardOf(page).waitFor({ state: 'detached' })

    await page.evaluate(() =>
      window.regulars?.track('order.placed', { orderId: 'FE-AGAIN', value: 100, currency: 'EUR' }),
    )
    await page.goto(demo.url)
    await whenReady(page)
    const answered = await page.evaluate(() => window.regulars?.explain('survey.after-order'))

    expect(JSON.stringify(answered)).not.toContain('"state":"shown"')
    expect(await cardOf(page).count()).toBe(0)
  }
})

it('whoever leaves their name out has no session made, and no ticket', async () => {
  const { demo } = stage
  const page = await openPage(await stage.shopper(), demo.url)
  const before = demo.asked.length
  const section = await openFeedback(page)
  await section.getByRole('button', { name: /Tell us how it is/ }).click()
  await section.getByRole('checkbox', { name: 'Leave my name out' }).check()
  await tap(section, 'Very unhappy')
  // The next question waits for nothing; what is looked at here has left when this is said.
  await section.getByText('Saved').waitFor(LIVE)

  const asked = demo.asked.slice(before)

  expect(asked.some((path) => path.startsWith('/v1/feedback/anonymous/'))).toBe(true)
  expect(asked.some((path) => path.startsWith('/v1/session/guest'))).toBe(false)
  expect(asked.some((path) => path.startsWith('/v1/feedback/responses/'))).toBe(false)
})

it('answered without a network it is kept, says so, and leaves when there is one', async () => {
  const { demo } = stage
  const context = await stage.shopper()
  const page = await openPage(context, demo.url)
  const section = await openFeedback(page)
  await section.getByRole('button', { name: /Tell us how it is/ }).click()
  await section.getByText('How do you find the shop?').waitFor(LIVE)
  const before = demo.asked.filter((path) => path.startsWith('/v1/feedback/responses/')).length
  await context.setOffline(true)

  await tap(section, 'Very happy')
  await section.getByText('Kept on this device, sent when you are back online.').waitFor(LIVE)
  await context.setOffline(false)
  await section.getByText('Saved').waitFor(LIVE)

  expect(demo.asked.filter((path) => path.startsWith('/v1/feedback/responses/'))).toHaveLength(
    before + 1,
  )
})

it('keys alone answer it from the first question to the last', async () => {
  const page = await openPage(await stage.shopper(), stage.demo.url)
  const section = await openFeedback(page)
  await section.getByRole('button', { name: /Tell us how it is/ }).focus()
  await page.keyboard.press('Enter')
  await section.getByText('How do you find the shop?').waitFor(LIVE)

  await section.getByRole('radio').first().focus()
  await page.keyboard.press('4')
  await page.keyboard.press('Enter')
  await section.getByText('What is it about?').waitFor(LIVE)
  await section.getByRole('radio').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await section.getByText('In your own words?').waitFor(LIVE)
  await section.getByRole('textbox').focus()
  await page.keyboard.type('Lovely pages')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')

  await section.getByText('Thank you. We read every word.').waitFor(LIVE)
})

it('who gives up the box is asked why, offered what fits, and never held', async () => {
  const { demo } = stage
  const page = await openPage(await stage.shopper(), `${demo.url}/account/tea-box/cancel`)
  const inline = page.locator('regulars-feedback')
  await inline.getByText('Why are you cancelling the box?').waitFor(LIVE)

  await inline.getByText('It is too expensive').click()
  const next = inline.getByRole('button', { name: /^(Next|Send)$/ })
  if (await next.isVisible()) await next.click()
  await inline.getByRole('button', { name: 'Show my code' }).click()
  await inline.locator('output.code').waitFor(LIVE)
  await inline.getByRole('link', { name: 'Cancel anyway' }).click()
  await page.waitForURL('**/account/tea-box/cancelled')
  await page.getByRole('button', { name: 'Cancel now' }).click()

  await page.getByText('The box is cancelled.').waitFor()
})

it('without a backend the box can be given up all the same', async () => {
  const { demo } = stage
  demo.answer(false)
  try {
    const context = await stage.shopper()
    const page = await context.newPage()
    await page.goto(`${demo.url}/account/tea-box/cancel`)

    await page.getByRole('button', { name: 'Cancel now' }).click()

    await page.getByText('The box is cancelled.').waitFor()
  } finally {
    demo.answer(true)
  }
})
