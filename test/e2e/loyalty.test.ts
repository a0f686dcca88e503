/** A member's way through the programme in the demo shop: see, spend, use, give back; on two tabs, from the cache, without motion. */
import { afterAll, beforeAll, expect } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import { startDemo, type Demo } from '../helpers/demo.ts'
import { test, whenReady } from '../helpers/stage.ts'

let demo: Demo

beforeAll(async () => {
  demo = await startDemo()
}, 120_000)

afterAll(() => demo?.stop())

test('a member spends points on a code, and gives it back', async ({ context }) => {
  const page = await openAccount(context)
  const before = await readPoints(page)

  await page.getByRole('button', { name: 'Redeem 100 points' }).click()
  await page.getByText('It is yours!').waitFor()
  expect(await readPoints(page)).toBe(before - 100)

  await page.getByRole('button', { name: /^Give back for 100 points/ }).click()
  await page.getByText('It is yours!').waitFor({ state: 'detached' })
  expect(await readPoints(page)).toBe(before)
})

test('another tab follows what one tab spends', async ({ context }) => {
  const page = await openAccount(context)
  const other = await context.newPage()
  await other.goto(`${demo.url}/account`)
  const before = await readPoints(other)

  await page.getByRole('button', { name: 'Redeem 60 points' }).click()

  await expect.poll(() => readPoints(other)).toBe(before - 60)
  await other.getByRole('heading', { name: 'Your codes' }).waitFor()
})

test('the wallet of the page before is there while the server is silent', async ({ context }) => {
  const page = await openAccount(context)
  const before = await readPoints(page)
  await page.route('**/v1/loyalty/**', () => undefined)

  await page.reload()

  expect(await readPoints(page)).toBe(before)
})

test('a slider spends as much as the cart allows, moved by keys', async ({ context }) => {
  const page = await openAccount(context)
  await page.goto(`${demo.url}/products/dune-mug`)
  await whenReady(page)
  await page.click('[data-buy] button')
  await page.locator('[data-cart-count]', { hasText: '1' }).waitFor()
  await page.goto(`${demo.url}/account`)
  const slider = page.getByRole('slider', { name: 'Points to spend' })
  await slider.waitFor()
  const most = Number(await slider.inputValue())

  await slider.press('ArrowLeft')

  const step = Number(await slider.getAttribute('step'))
  await page.getByRole('button', { name: `Redeem ${most - step} points` }).waitFor()
})

test('nothing moves for a shopper who asked for that', async ({ newContext }) => {
  const page = await openAccount(await newContext({ reducedMotion: 'reduce' }))
  await page.getByRole('button', { name: 'Redeem 60 points' }).click()
  await page.getByText('It is yours!').waitFor()

  const moving = await page.evaluate(() => {
    const root = document.querySelector('regulars-loyalty')?.shadowRoot
    return root?.getAnimations().length
  })

  expect(moving).toBe(0)
})

test('an element says what a product earns, in one line', async ({ context }) => {
  const page = await openAccount(context)
  await page.evaluate(() => {
    const element = document.createElement('regulars-loyalty')
    Object.assign(element.dataset, {
      show: 'estimate',
      lines: '[{"id":"dune-mug","quantity":1,"unit":2200}]',
      currency: 'EUR',
    })
    document.querySelector('main')?.append(element)
  })

  await page.getByText('You get 22 points with this order').waitFor()
})

async function openAccount(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(demo.url)
  await page.click('[data-consent] button[value="all"]')
  await page.goto(`${demo.url}/account`)
  await page.click('button[name="customer"][value="zofia"]')
  await page.getByText('points to spend').waitFor()
  return page
}

async function readPoints(page: Page): Promise<number> {
  const points = page.locator('regulars-loyalty .points strong')
  await points.waitFor()
  return Number((await points.innerText()).replace(',', ''))
}
