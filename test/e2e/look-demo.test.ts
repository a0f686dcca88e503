/** The page of the demo shop where the look is tried, under the shop's own strict policy. */
import { afterAll, beforeAll, expect } from 'vitest'
import { startDemo, type Demo } from '../helpers/demo.ts'
import { test, whenReady } from '../helpers/stage.ts'
import { launcherOf } from '../helpers/widgets.ts'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo()
}, 120_000)
afterAll(() => demo?.stop())

test('what is set in the form is what the launcher looks like, and what is written down', async ({
  complaints,
  context,
}) => {
  const page = await context.newPage()
  await page.goto(`${demo.url}/appearance`)
  await whenReady(page)
  const launcher = launcherOf(page)
  const brand = (): Promise<string> =>
    launcher.evaluate((element) => getComputedStyle(element).backgroundColor)
  const centre = async (): Promise<number> => {
    const box = await launcher.boundingBox()
    return box ? box.x + box.width / 2 : 0
  }
  const middle = page.viewportSize()!.width / 2
  await expect.poll(centre).toBeGreaterThan(middle)

  await page.locator('[name="brand"]').fill('#7a2e4d')
  await page.locator('[name="side"]').selectOption('start')
  await page.locator('[name="open"]').fill('Fern Club')

  await expect.poll(brand).toBe('rgb(122, 46, 77)')
  await expect.poll(centre).toBeLessThan(middle)
  await expect.poll(() => launcher.getAttribute('aria-label')).toMatch(/^Fern Club/)
  const snippet = await page.locator('[data-appearance-snippet]').innerText()
  expect(snippet).toContain('"brand": "#7a2e4d"')
  expect(snippet).toContain('"open": "Fern Club"')
  expect(complaints).toEqual([])
})

test('a preset turns the page dark, and another one to Arabic from the right', async ({
  context,
  complaints,
}) => {
  const page = await context.newPage()
  await page.goto(`${demo.url}/appearance`)
  await whenReady(page)
  const words = page.locator('regulars-loyalty .root')
  await words.waitFor()

  await page.locator('.look-preset').nth(1).click()

  await expect
    .poll(() => words.evaluate((element) => getComputedStyle(element).colorScheme))
    .toBe('dark')

  await page.locator('.look-preset').nth(4).click()

  await expect
    .poll(() => launcherOf(page).getAttribute('aria-label'))
    .toMatch(/^المكافآت والمساعدة/)
  await expect
    .poll(() => words.evaluate((element) => getComputedStyle(element).direction))
    .toBe('rtl')
  expect(complaints.filter((complaint) => !complaint.includes('brand colour'))).toEqual([])
})
