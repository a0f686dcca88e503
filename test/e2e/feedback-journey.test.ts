/** A complaint in two browsers: asked, told, mended in five stages while the shopper was away, and judged by the shopper. */
import { expect, it } from 'vitest'
import {
  answerTicket,
  buyAsGuest,
  feedbackIn,
  giveScore,
  openFeedback,
  takeTicket,
  useFeedbackStage,
  write,
} from '../helpers/feedback-stage.ts'
import { openPage } from '../helpers/referral-journey.ts'
import { launcherOf } from '../helpers/widgets.ts'

const LIVE = { timeout: 8000 }

const stage = await useFeedbackStage()

it('a low score becomes a ticket at once, and the shopper sees all that was done while away, and judges it', async () => {
  const { demo, office } = stage
  const context = await stage.shopper()
  const page = await buyAsGuest(context, demo.url)

  await giveScore(page, 2)
  await write(page, 'The mug came in pieces.')
  await write(page, 'gina@example.com')
  await feedbackIn(page)
    .getByText(/We are on it\. Your reference: /)
    .waitFor(LIVE)
  await page.close()

  await takeTicket(office, 'The mug came in pieces.')
  await answerTicket(office, 'Sorry! We look for another one.', 'It is in progress')
  await answerTicket(office, 'Which colour was it?', 'It needs their answer')
  await answerTicket(office, 'We found your order: a grey one is on its way.', 'It is resolved')
  const back = await openPage(context, demo.url)
  await expect.poll(() => launcherOf(back).textContent(), LIVE).toMatch(/\d/)
  const section = await openFeedback(back)
  const entry = section.getByText('a grey one is on its way')
  if (!(await entry.isVisible()))
    await section.getByRole('button', { name: /The mug came in pieces/ }).click()
  await entry.waitFor(LIVE)
  const shown = await section.innerText()
  const inOrder = (words: readonly string[]): void => {
    const places = words.map((word) => shown.indexOf(word))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
  }
  inOrder(['Received', 'Assigned', 'In progress', 'Your answer needed', 'Resolved'])
  inOrder(['look for another one', 'Which colour', 'a grey one', 'Is it fixed?'])

  await section.getByRole('button', { name: 'No, not yet' }).click()
  await section.getByText('You said: it is not fixed.').waitFor(LIVE)
  await office
    .getByText(/says it is not fixed/)
    .first()
    .waitFor(LIVE)
  await answerTicket(office, 'Where should it go?', 'It needs their answer')
  await section.getByLabel('Your answer').fill('To my office, please.')
  await section.getByRole('button', { name: 'Send' }).click()
  await office.getByText('To my office, please.').last().waitFor(LIVE)

  await answerTicket(office, 'A courier brings it today.', 'It is resolved')
  await section.getByText('Is it fixed?').waitFor(LIVE)
  await section.getByRole('button', { name: 'Yes, it is' }).click()
  await section.getByText('You said: it is fixed.').waitFor(LIVE)
  await office
    .getByText(/says it is fixed/)
    .first()
    .waitFor(LIVE)
})
