/** Whose conversation it is: nobody’s before the chat is opened, the member’s after signing in, nobody else’s after signing out. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import {
  answer,
  ask,
  bubble,
  openChat,
  openChatStage,
  openConversation,
  take,
  textsOf,
  type ChatStage,
} from '../helpers/chat-stage.ts'
import { openPage, signInAs } from '../helpers/referral-journey.ts'
import { panelOf } from '../helpers/widgets.ts'

let stage: ChatStage
beforeAll(async () => {
  stage = await openChatStage()
}, 60_000)
afterEach(async () => {
  await stage.sendHome()
  expect(stage.exceptions).toEqual([])
})
afterAll(() => stage?.close())

/** Names of databases, and of everything in both storages; cookies of the shop’s own are not ours. */
async function keptBy(context: BrowserContext, page: Page): Promise<string[]> {
  const stored = await page.evaluate(async () => [
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...Object.keys(localStorage).map((key) => `local ${key}`),
    ...Object.keys(sessionStorage).map((key) => `session ${key}`),
  ])
  const cookies = (await context.cookies()).filter(({ name }) => !name.startsWith('fe_'))
  return [...stored, ...cookies.map(({ name }) => `cookie ${name}`)]
}

it('before the chat is opened nothing is kept and nothing of it is asked', async () => {
  const { demo } = stage
  const context = await stage.browser.newContext({ locale: 'en-GB' })
  const page = await openPage(context, `${demo.url}/products/moss-teapot`)
  demo.asked.length = 0

  await page.reload()
  await page.locator('regulars-host [part="launcher"]').waitFor()
  await page.mouse.wheel(0, 600)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)))

  expect(await keptBy(context, page)).toEqual([])
  expect(demo.asked.filter((path) => /chat|guest|stream/.test(path))).toEqual([])
  await context.close()
})

it('reading the chat makes no guest; the first message does', async () => {
  const { demo } = stage
  const guest = await stage.guest()
  demo.asked.length = 0
  await openChat(guest)
  await panelOf(guest).getByRole('button', { name: 'Write to us' }).waitFor()
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
  const wiped = (): Promise<boolean> => page.evaluate(isSaid, 'A secret of Mihai')
  await expect.poll(wiped).toBe(false)
  await page.close()
  const next = await signInAs(context, demo.url, 'zofia')
  await openChat(next)
  await panelOf(next).getByRole('button', { name: 'Write to us' }).waitFor()

  expect(await panelOf(next).getByText('A secret of Mihai').count()).toBe(0)
  expect(await next.evaluate(isSaid, 'A secret of Mihai')).toBe(false)
})

/** Runs in the page: whether anything kept there says so. */
async function isSaid(text: string): Promise<boolean> {
  const held: unknown[] = [{ ...localStorage }, { ...sessionStorage }]
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.addEventListener('success', () => resolve(opening.result))
      opening.addEventListener('error', () => reject(opening.error))
    })
    for (const store of database.objectStoreNames)
      held.push(
        await new Promise((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll()
          reading.addEventListener('success', () => resolve(reading.result))
          reading.addEventListener('error', () => reject(reading.error))
        }),
      )
    database.close()
  }
  return JSON.stringify(held).includes(text)
}
