/** A shopper redeems while answers are lost, pages reload, networks die and tabs race: the points are spent exactly once. */
import { expect } from 'vitest'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { startBank, type Bank } from './redeem-bank.fixture.ts'
import { test as base } from '../helpers/stage.ts'

const REDEMPTIONS = '**/v1/loyalty/redemptions'

const test = base.extend<{ bank: Bank; wallet: (context?: BrowserContext) => Promise<Page> }>({
  bank: async ({ collector }, use) => {
    const bank = startBank()
    collector.api.member = 'Ana'
    collector.api.more = bank.answer
    await use(bank)
  },
  wallet: async ({ shop, bank }, use) => {
    await use(async (context) => {
      const page = await shop({
        ...(context && { context }),
        body: '<regulars-loyalty></regulars-loyalty>',
        more: 'data-identity="proof"',
      })
      await page
        .locator('regulars-loyalty')
        .getByText(String(bank.points), { exact: true })
        .waitFor()
      return page
    })
  },
})

test('an answer that is lost is asked for again after the reload, and debits once', async ({
  bank,
  wallet,
}) => {
  const page = await wallet()
  await page.route(REDEMPTIONS, loseAnswers)
  await redeem(page)
  await page.getByText(/never spent twice/).waitFor()
  expect(bank.points).toBe(0)

  await page.unroute(REDEMPTIONS)
  await page.reload()

  await page.getByText(bank.codes()[0]!).waitFor()
  expect(bank.codes()).toHaveLength(1)
  expect(new Set(bank.keys).size).toBe(1)
})

test('with everything forgotten, the code that was made is shown all the same', async ({
  bank,
  newContext,
  wallet,
}) => {
  const page = await wallet()
  await page.route(REDEMPTIONS, loseAnswers)
  await redeem(page)
  await page.getByText(/never spent twice/).waitFor()

  const forgetful = await newContext()
  const next = await wallet(forgetful)

  await next.getByText(bank.codes()[0]!).waitFor()
  expect(bank.codes()).toHaveLength(1)
})

test('two tabs that press at once get one and the same code', async ({ bank, wallet }) => {
  const pages = [await wallet(), await wallet()]

  await Promise.all(pages.map(redeem))

  for (const page of pages) {
    await page
      .getByText(/^FERN-/)
      .first()
      .waitFor()
    await page.locator('regulars-loyalty .points').getByText('0', { exact: true }).waitFor()
  }
  expect(bank.codes()).toHaveLength(1)
  expect(bank.points).toBe(0)
})

test('a dead network leaves the points alone, and what was asked is done once when it is back', async ({
  bank,
  context,
  wallet,
}) => {
  const page = await wallet()
  await context.setOffline(true)
  await redeem(page)
  await page.getByText(/never spent twice/).waitFor()
  expect(bank.points).toBe(500)

  await context.setOffline(false)

  await page.getByText(/^FERN-/).waitFor()
  expect(bank.codes()).toHaveLength(1)
  expect(bank.points).toBe(0)
})

test('a code that is given back brings the points back', async ({ bank, wallet }) => {
  const page = await wallet()
  await redeem(page)
  await page.getByText(/^FERN-/).waitFor()

  await page.getByRole('button', { name: /^Give back for 500/ }).click()

  await page.locator('regulars-loyalty .points').getByText('500', { exact: true }).waitFor()
  expect(await page.getByText(/^FERN-/).count()).toBe(0)
  expect(bank.points).toBe(500)
})

function redeem(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Redeem 500 points' }).click()
}

/** The server has done it; the browser never hears of it. */
async function loseAnswers(route: Route): Promise<void> {
  if (route.request().method() !== 'POST') return route.fallback()
  await route.fetch()
  await route.abort()
}
