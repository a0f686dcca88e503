/** The inbox on a phone, with two people in it, and the settings that a shopper sees the moment they are saved. */
import { expect, it } from 'vitest'
import { findViolations } from '../helpers/axe.ts'
import {
  answer,
  ask,
  bubble,
  openChat,
  useChatStage,
  openInbox,
  take,
} from '../helpers/chat-stage.ts'

const PHONE = { viewport: { width: 390, height: 844 }, locale: 'en-GB' }

const stage = await useChatStage()

it('on a phone list, conversation and shopper are pages, each with a way back', async () => {
  const guest = await stage.guest()
  await ask(guest, 'Do you read this on a phone?')
  const context = await stage.browser.newContext({ ...PHONE, hasTouch: true })
  const phone = await openInbox(context, stage.demo)
  const isWide = (): Promise<boolean> =>
    phone.evaluate(() => document.documentElement.scrollWidth > innerWidth)

  await take(phone, 'Do you read this on a phone?')
  expect(await phone.locator('.inbox-list').isVisible()).toBe(false)
  expect([await isWide(), await findViolations(phone)]).toEqual([false, []])
  await phone.getByRole('link', { name: 'About the shopper' }).click()
  await phone.getByText('Reference', { exact: true }).waitFor()
  expect([await isWide(), await findViolations(phone)]).toEqual([false, []])
  await phone.getByRole('link', { name: 'Back to the conversation' }).click()
  await answer(phone, 'I do.')
  await bubble(guest, 'I do.').waitFor()
  await phone.getByRole('link', { name: 'All conversations' }).click()

  await phone.locator('.inbox-row', { hasText: 'Shop: I do.' }).waitFor()
  expect([await isWide(), await findViolations(phone)]).toEqual([false, []])
  await context.close()
})

it('two people of the shop hand a conversation over, and see the same of it', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'Which of you is it?')
  const context = await stage.browser.newContext({ locale: 'en-GB' })
  const other = await openInbox(context, stage.demo, 'colleague')
  await take(office, 'Which of you is it?')
  await take(other, 'Which of you is it?')

  await answer(office, 'It is me.')
  await other.locator('.bubble', { hasText: 'It is me.' }).waitFor()
  await office.getByLabel('Answered by').selectOption({ label: 'Radu' })
  await other.getByRole('button', { name: /^Mine\s*1/ }).click()
  await other.locator('.inbox-row', { hasText: 'It is me.' }).waitFor()
  await other.getByRole('button', { name: 'Resolve', exact: true }).click()

  await office.getByRole('button', { name: 'Open again' }).waitFor()
  await context.close()
})

it('a prepared reply is found after a slash, and comes with the name of the shopper', async () => {
  const { office } = stage
  await office.goto(`${stage.demo.url}/console/#chat`)
  const replies = office.getByRole('region', { name: 'Prepared replies' })
  await replies.getByRole('button', { name: 'Add a reply' }).click()
  await replies.getByLabel('Name', { exact: true }).last().fill('kilntime')
  await replies.getByLabel('Text', { exact: true }).last().fill('Hello {name}, the kiln rests.')
  await office.getByRole('button', { name: 'Save', exact: true }).click()
  await office.getByText('Saved. Shoppers see it from now on.').waitFor()
  await office.goto(`${stage.demo.url}/console/#inbox`)
  const guest = await stage.guest()
  await ask(guest, 'When is the next firing?')
  await take(office, 'When is the next firing?')

  const field = office.getByRole('textbox', { name: 'Your answer' })
  await field.pressSequentially('/kiln')
  await office.getByRole('option', { name: /kilntime/ }).waitFor()
  await field.press('Enter')
  await field.press('Control+Enter')

  await bubble(guest, 'Hello, the kiln rests.').waitFor()
})

it('a greeting that was saved is what the next shopper reads, in their language', async () => {
  const { office } = stage
  await office.goto(`${stage.demo.url}/console/#chat`)
  const greeting = office.getByRole('region', { name: 'Greeting' })
  await greeting.getByRole('textbox').fill('The kiln is warm. Ask us!')
  await greeting.getByRole('button', { name: 'Romanian' }).click()
  await greeting.getByRole('textbox').fill('Cuptorul e cald. Întreabă-ne!')
  await office.getByRole('button', { name: 'Save', exact: true }).click()
  await office.getByText('Saved. Shoppers see it from now on.').waitFor()
  await office.goto(`${stage.demo.url}/console/#inbox`)

  const guest = await stage.guest()
  const chat = await openChat(guest)

  await chat.getByText('The kiln is warm. Ask us!').waitFor()
})
