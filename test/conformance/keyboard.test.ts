/** All of it by keyboard alone: in, through, and back to where one came from, whatever traps the page has set. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { comeToRest, openSection, settle, test } from '../helpers/all-widgets.ts'
import { WIDGETS } from '../helpers/build-widgets.ts'
import { look } from '../helpers/look.ts'
import { launcherOf, panelOf } from '../helpers/widgets.ts'

const PANEL = '[part="panel"]'
const MOST_STOPS = 60
const MOST_OF_THE_PAGE = 4
const OPENERS = WIDGETS.map(
  ({ name }) => `<button type="button" data-regulars-open="${name}">Open ${name}</button>`,
).join('')

test('the launcher is reached by Tab, and opens and closes with Enter and Escape', async ({
  visit,
}) => {
  const page = await visit({ panelOnly: true, body: OPENERS })

  await tabTo(page, 'button "Rewards and help"')
  await page.keyboard.press('Enter')
  await settle(page)
  const inside = await look(page, 'active')
  await page.keyboard.press('Escape')
  await panelOf(page).waitFor({ state: 'detached' })

  expect(inside).toMatch(/^h2 /)
  // It may have learned of news in the meantime.
  expect(await look(page, 'active')).toMatch(/^button "Rewards and help/)
})

describe.for(WIDGETS)('$name', ({ name }) => {
  test('Tab stops at each of its controls, in the order they are read', async ({ visit }) => {
    const page = await visit({ panelOnly: true, body: OPENERS })
    await tabTo(page, `button "Open ${name}"`)
    await page.keyboard.press('Enter')
    await settle(page)
    const all = await look(page, 'controls', PANEL)
    const ahead = await look(page, 'controlsAfterFocus', PANEL)

    const stops = await press(page, 'Tab', ahead.length)
    const back = await press(page, 'Shift+Tab', all.length - 1)

    expect(all.length).toBeGreaterThan(1)
    expect(stops).toEqual(ahead)
    expect(back.filter((stop) => !stop.startsWith('h2'))).toEqual(all.toReversed().slice(1))
  })

  test('Escape gives the focus back to the button of the page that opened it', async ({
    visit,
  }) => {
    const page = await visit({ panelOnly: true, body: OPENERS })
    await tabTo(page, `button "Open ${name}"`)
    await page.keyboard.press('Enter')
    await settle(page)
    await page.keyboard.press('Tab')

    await page.keyboard.press('Escape')
    await panelOf(page).waitFor({ state: 'detached' })

    expect(await look(page, 'active')).toBe(`button "Open ${name}"`)
  })

  test.for([false, true])(
    'every stop shows a ring that can be seen, dark: %s',
    async (isDark, { visit }) => {
      const page = await visit({ isDark, body: OPENERS })
      await openSection(page, name)
      const stops = (await look(page, 'controls')).length

      const weak: unknown[] = []
      for (let stop = 0; stop < stops + MOST_OF_THE_PAGE; stop += 1) {
        await page.keyboard.press('Tab')
        const ring = await look(page, 'activeRing')
        // WCAG 2.2: two pixels, and three to one against what is around it.
        if (ring && !(ring.width >= 2 && ring.contrast >= 3))
          weak.push([await look(page, 'active'), ring])
      }

      expect(weak).toEqual([])
    },
  )
})

const TRAPS = {
  // As Bootstrap 5 does while a modal of the page is open.
  enforceFocus: `document.addEventListener('focusin', ({ target }) => {
    if (target !== document && target !== trap && !trap.contains(target)) trap.focus()
  })`,
  // As Dawn does while its drawer is open.
  trapFocus: `const [first, last] = [trap.firstElementChild, trap.lastElementChild]
  const onKey = (event) => {
    if (event.code !== 'Tab') return
    if (event.target === last && !event.shiftKey) { event.preventDefault(); first.focus() }
    if ((event.target === trap || event.target === first) && event.shiftKey) { event.preventDefault(); last.focus() }
  }
  document.addEventListener('focusout', () => document.removeEventListener('keydown', onKey))
  document.addEventListener('focusin', ({ target }) => {
    if ([trap, first, last].includes(target)) document.addEventListener('keydown', onKey)
  })`,
} as const

test.for(Object.entries(TRAPS))(
  '%s of the page does not pull the focus out',
  async ([, script], { visit }) => {
    const body = `<div id="trap" tabindex="-1"><a href="#one">One</a><a href="#two">Two</a></div>
<script>const trap = document.getElementById('trap'); ${script}; trap.focus()</script>`
    const page = await visit({ panelOnly: true, body })
    await openSection(page, 'wishlist')
    const first = await look(page, 'active')
    const ahead = await look(page, 'controlsAfterFocus', PANEL)

    const stops = await press(page, 'Tab', ahead.length)

    expect(first).toMatch(/^h2 /)
    expect(ahead.length).toBeGreaterThan(1)
    expect(stops).toEqual(ahead)
  },
)

test('keys typed into a field are the field’s alone', async ({ visit }) => {
  const body = `<script>window.heard = ''
document.addEventListener('keydown', ({ key }) => { window.heard += key })</script>`
  const page = await visit({ panelOnly: true, body })
  await openSection(page, 'wishlist')
  const field = panelOf(page).getByRole('textbox')
  await field.focus()
  await page.evaluate(() => Reflect.set(window, 'heard', ''))

  await page.keyboard.type('s/gc')

  expect(await field.inputValue()).toBe('s/gc')
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toBe('')
})

test('what has just vanished does not take the focus with it', async ({ visit }) => {
  const page = await visit({ panelOnly: true })
  await openSection(page, 'wishlist')
  const remove = panelOf(page).getByRole('button', { name: 'Remove Moss Teapot' })

  await remove.press('Enter')
  await remove.waitFor({ state: 'detached' })
  await comeToRest(page)

  expect(await look(page, 'active')).toMatch(/wish/)
  expect(await launcherOf(page).getAttribute('aria-expanded')).toBe('true')
})

test('what was done is said in a region that was there before', async ({ visit }) => {
  const page = await visit({ panelOnly: true })
  await openSection(page, 'wishlist')
  const status = panelOf(page).locator('.wishlist [role="status"]')
  const region = await status.elementHandle()
  const before = await region?.textContent()

  await panelOf(page).getByRole('textbox').fill('Reed Vase')
  await page.keyboard.press('Enter')
  await expect.poll(() => status.textContent()).toContain('Reed Vase')

  expect(before).toBe('')
  expect(await region?.textContent()).toBe('Added: Reed Vase')
})

test('nothing is announced by a page that has just been loaded', async ({ visit }) => {
  const page = await visit({ panelOnly: true })
  await page.waitForTimeout(500)

  const regions = page
    .locator('regulars-host')
    .locator('[role="status"], [role="alert"], [aria-live]')

  expect((await regions.allTextContents()).join('')).toBe('')
})

async function press(page: Page, key: string, times: number): Promise<string[]> {
  const stops: string[] = []
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.press(key)
    stops.push(await look(page, 'active'))
  }
  return stops
}

async function tabTo(page: Page, control: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    if ((await look(page, 'active')) === control) return
  }
  throw new Error(`Tab does not reach ${control}.`)
}
