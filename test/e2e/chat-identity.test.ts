/** Whose conversation it is: nobody’s before the chat is opened, the member’s after signing in, nobody else’s after signing out. */
import { expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import {
  answer,
  ask,
  bubble,
  openChat,
  useChatStage,
  openConversation,
  take,
  textsOf,
} from '../helpers/chat-stage.ts'
import { openPage, signInAs } from '../helpers/referral-journey.ts'
import { dumpStorage } from '../helpers/storage.ts'
import { panelOf } from '../helpers/widgets.ts'

const stage = await useChatStage()

/** Names of everything kept there; the shop’s own cookies are not ours. */
async function keptBy(page: Page): Promise<string[]> {
  const { local, session, databases } = Object(JSON.parse(await dumpStorage(page)))
  const records = Object.values<readonly (readonly unknown[])[]>(databases).flat()
  const cookies = (await page.context().cookies()).filter(({ name }) => !name.startsWith('fe_'))
  return [
    ...Object.keys({ ...local, ...session }),
    ...records.map(([key]) => JSON.stringify(key)),
    ...cookies.map(({ name }) => name),
  ]
}

it('before the chat is opened nothing of it is kept or asked', async () => {
  const { demo } = stage
  const context = await stage.browser.newContext({ locale: 'en-GB' })
  const page = await openPage(context, `${demo.url}/products/moss-teapot`)
  demo.asked.length = 0

  await page.reload()
  await page.locator('regulars-host [part="launcher"]').waitFor()
  await page.mouse.wheel(0, 600)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)))

  const ofChat = (await keptBy(page)).filter((name) => /chat|guest/i.test(name))
  expect(ofChat).toEqual([])
  expect(demo.asked.filter((path) => /chat|guest|stream/.test(path))).toEqual([])
  await context.close()
})

it('reading the chat makes no guest; the first message does', async () => {
  const { demo } = stage
  const guest = await stage.guest()
  demo.asked.length = 0
  await openChat(guest)
  await panelOf(guest)
    .getByRole('button', { name: /^(Write to us|New message)$/ })
    .waitFor()
  const whileReading = demo.asked.filter((path) => path === '/v1/session/guest')

  await panelOf(guest).getByRole('button', { name: 'Close', exact: true }).click()
  await ask(guest, 'Now I write')

  expect(whileReading).toEqual([])
  expect(demo.asked).toContain('/v1/session/guest')
})

it('what a guest wrote is theirs after signing in, and follows to another device', async () => {
  const { office, demo } = stage
  const guest = await stage.guest()
  await ask(guest, 'Before I signed in')
  await take(office, 'Before I signed in')
  await answer(office, 'Welcome anyway.')
  await bubble(guest, 'Welcome anyway.').waitFor()
  await guest.close()

  const home = await signInAs(guest.context(), demo.url, 'ana')
  await openConversation(home, 'Before I signed in')
  expect(await textsOf(home)).toEqual(['Before I signed in', 'Welcome anyway.'])
  const phone = await stage.guest({ path: '/' })
  const there = await signInAs(phone.context(), demo.url, 'ana')
  await openConversation(there, 'Before I signed in')

  expect(await textsOf(there)).toEqual(['Before I signed in', 'Welcome anyway.'])
  await office.locator('.inbox-card', { hasText: 'Signed in' }).waitFor()
})

it('after signing out nothing of it is left, and who signs in next sees nothing', async () => {
  const { demo } = stage
  const start = await stage.guest({ path: '/' })
  const context = start.context()
  await start.close()
  const page = await signInAs(context, demo.url, 'mihai')
  await ask(page, 'A secret of Mihai')

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.locator('button[name="customer"]').first().waitFor()
  await expect.poll(() => dumpStorage(page)).not.toContain('A secret of Mihai')
  await page.close()
  const next = await signInAs(context, demo.url, 'zofia')
  await openChat(next)
  await panelOf(next)
    .getByRole('button', { name: /^(Write to us|New message)$/ })
    .waitFor()

  expect(await panelOf(next).getByText('A secret of Mihai').count()).toBe(0)
  expect(await dumpStorage(next)).not.toContain('A secret of Mihai')
})
