/** The chat where things are forbidden or away: a strict policy, a dead backend, storage that is blocked. */
import { afterEach, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import {
  answer,
  ask,
  bubble,
  fieldOf,
  openChat,
  useChatStage,
  openNew,
  say,
  stateOf,
  take,
} from '../helpers/chat-stage.ts'
import { blockStorage, openPage } from '../helpers/referral-journey.ts'
import { whenReady } from '../helpers/stage.ts'
import { launcherOf, panelOf } from '../helpers/widgets.ts'

const NONCE = 'cmVndWxhcnM'
const POLICY = [
  "default-src 'self'",
  "style-src 'self'",
  `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
  "require-trusted-types-for 'script'",
].join('; ')
const STRICT_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Strict</title>
<meta name="viewport" content="width=device-width"><script nonce="${NONCE}">
window.violations = []
document.addEventListener('securitypolicyviolation', (event) =>
  window.violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))
</script></head><body><main><h1>Strict</h1></main>
<script nonce="${NONCE}" async src="/loader.js" data-shop="pk_demo" data-locale="en"></script></body></html>`
/** Sixteen pixels, all red. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGP4z8AARwzEcQCukw/x0F8jngAAAABJRU5ErkJggg==',
  'base64',
)

const stage = await useChatStage()
afterEach(() => stage.demo.answer(true))

const violationsOn = (page: Page): Promise<unknown> =>
  page.evaluate(() => Reflect.get(window, 'violations'))

it('under the strictest policy a conversation with a picture breaks no rule', async () => {
  const { office, demo } = stage
  const page = await stage.guest({ path: '/' })
  await page.route('**/strict', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'content-security-policy': POLICY },
      body: STRICT_PAGE,
    }),
  )
  await page.goto(`${demo.url}/strict`)
  await whenReady(page)

  await ask(page, 'Strict, are you?')
  await take(office, 'Strict, are you?')
  await panelOf(page).getByRole('button', { name: 'Attach files' }).click()
  const file = { name: 'cup.png', mimeType: 'image/png', buffer: PICTURE }
  await panelOf(page).getByLabel('Choose files').setInputFiles(file)
  await panelOf(page).getByRole('button', { name: 'Send', exact: true }).click()
  await office.getByRole('img', { name: 'cup.png' }).waitFor()
  await answer(office, 'Very.')
  await bubble(page, 'Very.').waitFor()
  await panelOf(page).getByRole('button', { name: 'More' }).click()
  await panelOf(page).getByRole('button', { name: 'All conversations' }).click()

  expect(await violationsOn(page)).toEqual([])
})

it('with the backend away the shop works, other ways stay, and what is written waits', async () => {
  const { demo } = stage
  const first = await stage.guest()
  const chat = await openChat(first)
  await chat.getByText('Other ways to reach us').waitFor()
  const context = first.context()
  await first.close()
  demo.answer(false)

  const page = await openPage(context, `${demo.url}/products/moss-teapot`)
  const ways = await openChat(page)
  await ways.getByText('Other ways to reach us').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Ceramics' }).first().click()
  await page.waitForURL('**/ceramics**')
  await openNew(page)
  await say(page, 'Hello, is this thing on?')
  await stateOf(page, 'is this thing on', /Waiting|Not sent yet/).waitFor()
  demo.answer(true)

  await stateOf(page, 'is this thing on', /Sent|Delivered|Read/).waitFor({ timeout: 40_000 })
})

it('a message that cannot leave says at once that there is no connection, until there is one', async () => {
  const page = await stage.guest()
  await ask(page, 'A tunnel is coming')
  const bar = panelOf(page).getByText('No connection.')
  expect(await bar.count()).toBe(0)

  await page.context().setOffline(true)
  await say(page, 'In the tunnel')
  await stateOf(page, 'In the tunnel', /Waiting/).waitFor()
  await bar.waitFor()
  await page.context().setOffline(false)

  await stateOf(page, 'In the tunnel', /Sent|Delivered|Read/).waitFor()
  await bar.waitFor({ state: 'detached' })
})

it('after three failures in a row nothing more is asked until there is a reason', async () => {
  const { demo } = stage
  const page = await stage.guest()
  await ask(page, 'About to go quiet')
  demo.answer(false)
  await page.route('**/v1/stream', (route) => route.abort())
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 15_000)))
  demo.asked.length = 0

  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 8000)))

  expect(demo.asked.filter((path) => path === '/v1/chat/changes').length).toBeLessThanOrEqual(1)
})

it('with all storage blocked one can still write, and is told that it is not kept', async () => {
  const { office, demo } = stage
  const start = await stage.guest({ path: '/' })
  await blockStorage(start.context())
  const page = await openPage(start.context(), `${demo.url}/products/moss-teapot`)

  await ask(page, 'Nothing is kept here')
  await take(office, 'Nothing is kept here')
  await answer(office, 'But it arrives.')

  await bubble(page, 'But it arrives.').waitFor()
})

it('a long text, markup and a turned direction are text on both sides', async () => {
  const { office } = stage
  const page = await stage.guest()
  const text = '<img src=x onerror="window.hurt = 1"> \u202Eevil\u202C javascript:alert(1)'

  await ask(page, text)
  await take(office, '<img src=x')
  await fieldOf(page).fill('x'.repeat(9000))
  await panelOf(page).getByRole('button', { name: 'Send', exact: true }).click()
  await panelOf(page).getByText('1,000 characters too many').first().waitFor()

  expect(await fieldOf(page).inputValue()).toHaveLength(9000)
  for (const side of [page, office]) {
    expect(await side.evaluate(() => Reflect.get(window, 'hurt'))).toBeUndefined()
    expect(await side.locator('a[href^="javascript"]').count()).toBe(0)
  }
  await launcherOf(page).waitFor()
})
