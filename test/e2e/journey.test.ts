/** The whole way in Chromium, and once more with the tab killed at the end of it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { asTab, launchChromium, openChromium } from '../helpers/chromium.ts'
import { startDemo, type Demo } from '../helpers/demo.ts'
import { readEventRows } from '../helpers/event-rows.ts'
import { buyMug, signIn } from '../helpers/journey.ts'
import { describeJourney } from '../helpers/journey-suite.ts'
import { expectDrained } from '../helpers/numbered.ts'
import { startPostgres, type PostgresServer } from '../helpers/postgres.ts'
import { findRenderer, killRenderer } from '../helpers/renderer.ts'
import { whenReady } from '../helpers/stage.ts'

describeJourney('Chromium', openChromium)

let postgres: PostgresServer
let demo: Demo
let browser: Browser

beforeAll(async () => {
  postgres = await startPostgres()
  ;[demo, browser] = await Promise.all([startDemo({ databaseUrl: postgres.url }), launchChromium()])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
  await postgres?.stop()
})

it('events of a journey whose tab is killed right after it are stored exactly once', async () => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  const tab = asTab(page)
  await signIn(tab, demo.url)
  await whenReady(page)
  const renderer = await findRenderer(browser, page)
  await buyMug(tab, demo.url)
  await page.waitForURL('**/thank-you/**')
  await whenReady(page)

  await page.evaluate(() => window.regulars?.track('shop.thanked', { warmly: true }))
  await killRenderer(page, renderer)
  const next = await context.newPage()
  await next.goto(demo.url)
  await whenReady(next)
  // Copies that a killed tab leaves are taken over when they are ten seconds old.
  await expect
    .poll(async () => (await readEventRows(postgres.url)).map(({ name }) => name), {
      timeout: 30_000,
      interval: 500,
    })
    .toContain('shop.thanked')

  const { accepted, acknowledged } = await expectDrained(next, 20_000)
  const rows = await readEventRows(postgres.url)
  expect(acknowledged).toBe(accepted)
  expect(rows).toHaveLength(accepted)
})
