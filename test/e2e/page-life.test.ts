/** The life of a page after its start: left and come back to, moved on without a load, listened to. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { test } from '../helpers/stage.ts'
import { launcherOf, panelOf } from '../helpers/widgets.ts'

describe('the back/forward cache', () => {
  // Why watchPage needs no listener to `pageshow`.
  test('tells a page that it is seen again by visibilitychange', async ({ pages, shop }) => {
    const page = await shop({ withoutTag: true })
    await page.evaluate(() => {
      const heard: string[] = []
      Reflect.set(window, 'heard', heard)
      document.addEventListener('visibilitychange', () => heard.push(document.visibilityState))
      addEventListener('pageshow', ({ persisted }) => heard.push(`persisted ${persisted}`))
    })

    await page.goto(pages.add('/next', {}))
    await page.goBack({ waitUntil: 'commit' })

    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'heard')))
      .toEqual(['hidden', 'visible', 'persisted true'])
  })

  test('takes the launcher in and gives it back', async ({ pages, shop }) => {
    const page = await shop()
    await page.evaluate(() => Reflect.set(window, 'isRestored', true))

    await page.goto(pages.add('/next', {}))
    await page.goBack({ waitUntil: 'commit' })

    expect(await page.evaluate(() => Reflect.get(window, 'isRestored'))).toBe(true)
    await launcherOf(page).click()
    await page.locator('regulars-host .loyalty').waitFor()
  })
})

describe('events in the page', () => {
  const listen = (page: Page, names: readonly string[]): Promise<void> =>
    page.evaluate((names) => {
      const heard: unknown[] = []
      Reflect.set(window, 'heard', heard)
      for (const name of names)
        document.addEventListener(name, (event) => {
          if (event instanceof CustomEvent) heard.push([name, event.detail])
        })
    }, names)
  const heardIn = (page: Page): Promise<unknown> =>
    page.evaluate(() => Reflect.get(window, 'heard'))

  test('tell of opening and closing', async ({ shop }) => {
    const page = await shop()
    await listen(page, ['regulars:open', 'regulars:close'])

    await launcherOf(page).click()
    await page.locator('regulars-host .loyalty').waitFor()
    await page.keyboard.press('Escape')

    await expect
      .poll(() => heardIn(page))
      .toEqual([
        ['regulars:open', { widget: 'loyalty' }],
        ['regulars:close', { widget: 'loyalty' }],
      ])
  })

  test('tell of the end, when there is no host any more', async ({ shop }) => {
    const page = await shop()
    await listen(page, ['regulars:destroy'])

    await page.evaluate(() => window.regulars?.destroy())

    expect(await heardIn(page)).toEqual([['regulars:destroy', null]])
  })

  test('let a page say no', async ({ shop }) => {
    const page = await shop()
    await page.evaluate(() =>
      document.addEventListener('regulars:before-show', (event) => event.preventDefault()),
    )

    await page.evaluate(() => window.regulars?.open())

    expect(await panelOf(page).count()).toBe(0)
  })
})

test('an element keeps the room its fallback had, so that nothing below it moves', async ({
  shop,
}) => {
  const page = await shop({
    body: `<regulars-loyalty style="display: block"><p style="margin: 0; height: 500px">Points</p></regulars-loyalty>
<p class="below">Text</p>
<script>
window.tops = new Set()
const note = () => {
  tops.add(document.querySelector('.below').getBoundingClientRect().top)
  requestAnimationFrame(note)
}
note()
</script>`,
  })

  await page.locator('regulars-loyalty .loyalty').waitFor()
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))

  const tops = await page.evaluate(() => [...(Reflect.get(window, 'tops') as Set<number>)])
  expect(tops).toHaveLength(1)
})
