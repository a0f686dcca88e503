/** What is written arrives once and in order: without a network, with a lost answer, from two tabs, from both sides. */
import { expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import {
  answer,
  ask,
  bubble,
  openConversation,
  useChatStage,
  say,
  stateOf,
  take,
  textsOf,
} from '../helpers/chat-stage.ts'
import { openPage } from '../helpers/referral-journey.ts'

const SENT = /Sent|Delivered|Read/

const stage = await useChatStage()

function textsInOffice(office: Page): Promise<string[]> {
  return office.locator('.inbox-messages .bubble-text').allTextContents()
}

it('what is written without a network waits in sight, survives a page load, and goes out once in order', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'I am about to lose my connection')
  await take(office, 'I am about to lose my connection')
  await guest.context().setOffline(true)
  for (const text of ['One', 'Two', 'Three']) await say(guest, text)
  await stateOf(guest, 'Three', /Waiting/).waitFor()

  // The shop’s pages cannot be loaded without a network, but this one may be closed and another opened with it.
  const context = guest.context()
  await guest.close()
  await context.setOffline(false)
  const next = await openPage(context, `${stage.demo.url}/products/dune-mug`)
  await openConversation(next, 'I am about to lose')
  await stateOf(next, 'Three', SENT).waitFor()

  await office.locator('.bubble', { hasText: 'Three' }).waitFor()
  const all = ['I am about to lose my connection', 'One', 'Two', 'Three']
  expect(await textsInOffice(office)).toEqual(all)
  expect(await textsOf(next)).toEqual(all)
})

it('an answer that is lost on its way back makes no second message', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'This line is bad')
  await take(office, 'This line is bad')
  let lost = 0
  await guest.route('**/messages/*', async (route) => {
    if (lost > 0) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })

  await say(guest, 'Do you hear me?')
  await stateOf(guest, 'Do you hear me?', SENT).waitFor()

  await office.locator('.bubble', { hasText: 'Do you hear me?' }).waitFor()
  expect(lost).toBe(1)
  expect(await textsInOffice(office)).toEqual(['This line is bad', 'Do you hear me?'])
  expect(await textsOf(guest)).toEqual(['This line is bad', 'Do you hear me?'])
})

it('an answer of the shop that cannot be sent is kept, said to wait, and sent once', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await ask(guest, 'Is anybody there?')
  await take(office, 'Is anybody there?')
  let isLost = true
  await office.route('**/messages/*', async (route) => {
    if (!isLost) return route.continue()
    isLost = false
    await route.fetch()
    await route.abort('connectionreset')
  })

  await answer(office, 'We are.')
  await bubble(guest, 'We are.').waitFor()
  await expect.poll(() => office.locator('[data-status]').count()).toBe(0)

  expect(await textsOf(guest)).toEqual(['Is anybody there?', 'We are.'])
  expect(await textsInOffice(office)).toEqual(['Is anybody there?', 'We are.'])
  await office.unroute('**/messages/*')
})

it('two tabs show the same, and what is read in one is read in the other', async () => {
  const { office } = stage
  const first = await stage.guest()
  await ask(first, 'I have two tabs')
  const second = await openPage(first.context(), `${stage.demo.url}/products/dune-mug`)
  await openConversation(second, 'I have two tabs')

  await say(second, 'From the second')
  await bubble(first, 'From the second').waitFor()
  await take(office, 'From the second')
  await answer(office, 'To both')
  await bubble(first, 'To both').waitFor()
  await bubble(second, 'To both').waitFor()

  const all = ['I have two tabs', 'From the second', 'To both']
  expect(await textsOf(first)).toEqual(all)
  expect(await textsOf(second)).toEqual(all)
})

it('with the stream cut, news come by asking', async () => {
  const { office } = stage
  const guest = await stage.guest()
  await guest.route('**/v1/stream', (route) => route.abort())
  await ask(guest, 'My company forbids streams')
  await take(office, 'My company forbids streams')

  await answer(office, 'We manage.')

  await bubble(guest, 'We manage.').waitFor({ timeout: 20_000 })
})
