/** A server that fails, a page that cleans up, a script that never comes: what the shopper still sees. */
import { expect } from 'vitest'
import { expectTaken, range, track } from '../helpers/numbered.ts'
import { test } from '../helpers/stage.ts'
import { launcherOf, openWallet } from '../helpers/widgets.ts'

test('with a dead server the launcher stands, and events wait', async ({ collector, shop }) => {
  await collector.goDown()
  const page = await shop()

  await launcherOf(page).click()
  await track(page, 3)
  await page.locator('regulars-host .loyalty').waitFor()
  await collector.comeBack()

  await expectTaken(collector, range(3), 20_000)
})

test('with a failing server the wallet says so, and comes at the next try', async ({
  collector,
  shop,
}) => {
  collector.api.failure = 503
  const page = await shop()

  const wallet = await openWallet(page)
  await wallet.getByRole('button').waitFor()
  delete collector.api.failure
  await wallet.getByRole('button').click()

  await expect.poll(() => wallet.innerText()).toContain('Fern')
})

test('a page that throws its body away keeps the launcher', async ({ shop }) => {
  const page = await shop()

  await page.evaluate(() => {
    document.body.replaceChildren()
    document.querySelector('regulars-host')?.remove()
  })

  await openWallet(page)
})

test('the page’s own button opens the panel', async ({ shop }) => {
  const page = await shop({ body: '<button data-regulars-open="loyalty">My points</button>' })

  await page.getByRole('button', { name: 'My points' }).click()

  await page.locator('regulars-host .loyalty').waitFor()
})

test('an element without the script shows what the merchant wrote in it', async ({ shop }) => {
  const body = '<regulars-loyalty><a href="/rewards">Rewards</a></regulars-loyalty>'
  const page = await shop({ withoutTag: true, body })

  expect(await page.getByRole('link', { name: 'Rewards' }).isVisible()).toBe(true)
})
