/** What shoppers do to a page to be able to read it: nothing is cut off, nothing becomes unreachable. */
import { describe, expect } from 'vitest'
import type { Page } from 'playwright-core'
import { openHome, openSection, test } from '../helpers/all-widgets.ts'
import { findViolations } from '../helpers/axe.ts'
import { WIDGETS } from '../helpers/build-widgets.ts'
import { look } from '../helpers/look.ts'
import { launcherOf, panelOf } from '../helpers/widgets.ts'

const PANEL = '[part="panel"]'
/** The language with the longest words. */
const LONG = 'ru'

/** WCAG 2.2, 1.4.12. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }`

type Reader = (page: Page) => Promise<unknown>

const READERS: Readonly<Record<string, Reader>> = {
  // 1280 × 1024 at 400 %.
  'at 320 × 256 px': (page) => page.setViewportSize({ width: 320, height: 256 }),
  'with twice the text size': setStandardFont,
  'with twice the text size on a phone': async (page) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await setStandardFont(page)
  },
  'with wider spacing': spaceText,
  'with wider spacing on a phone': async (page) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await spaceText(page)
  },
  'in forced colours': (page) => page.emulateMedia({ forcedColors: 'active' }),
}

describe.for(Object.entries(READERS))('%s', ([, read]) => {
  test.for([true, false])(
    'nothing is cut off or out of reach, member: %s',
    async (isMember, { visit }) => {
      const page = await visit({ language: LONG, isMember })
      await read(page)
      const cut: Record<string, unknown> = { page: await look(page, 'clipped') }

      await openHome(page)
      cut['home'] = [await look(page, 'clipped'), await look(page, 'unreachable', PANEL)].flat()
      for (const { name } of WIDGETS) {
        await openSection(page, name)
        await read(page)
        cut[name] = [await look(page, 'clipped'), await look(page, 'unreachable', PANEL)].flat()
      }

      const places = ['page', 'home', ...WIDGETS.map(({ name }) => name)]
      expect(cut).toEqual(Object.fromEntries(places.map((place) => [place, []])))
    },
  )
})

test('on a page from right to left nothing is cut off or out of reach', async ({ visit }) => {
  const page = await visit({ direction: 'rtl' })
  for (const { name } of WIDGETS) {
    await openSection(page, name)

    expect(await look(page, 'clipped')).toEqual([])
    expect(await look(page, 'unreachable', PANEL)).toEqual([])
  }
})

test('twice the text size is twice the text size', async ({ visit }) => {
  const page = await visit({ panelOnly: true })
  await setStandardFont(page)
  await openHome(page)

  const size = await panelOf(page).evaluate((panel) =>
    Number.parseFloat(getComputedStyle(panel).fontSize),
  )

  expect(size).toBeGreaterThanOrEqual(29)
})

test('the root size of a page changes nothing', async ({ visit }) => {
  const usual = await visit({ panelOnly: true })
  const large = await visit({ panelOnly: true, head: '<style>html { font-size: 32px }</style>' })
  const boxes = []
  for (const page of [usual, large]) {
    await openHome(page)
    boxes.push([await launcherOf(page).boundingBox(), await panelOf(page).boundingBox()])
  }

  expect(boxes[1]).toEqual(boxes[0])
})

test.for([true, false])(
  'in the dark axe finds nothing either, member: %s',
  async (isMember, { visit }) => {
    const page = await visit({ isDark: true, isMember })
    const found: Record<string, string[]> = { page: await findViolations(page) }
    await openHome(page)
    found['home'] = await findViolations(page)
    for (const { name } of WIDGETS) {
      await openSection(page, name)
      found[name] = await findViolations(page)
    }

    const places = ['page', 'home', ...WIDGETS.map(({ name }) => name)]
    expect(found).toEqual(Object.fromEntries(places.map((place) => [place, []])))
  },
)

test.for([false, true])(
  'the head of the panel is readable on its gradient, dark: %s',
  async (isDark, { visit }) => {
    const page = await visit({ isDark, panelOnly: true })
    await openHome(page)

    expect(await look(page, 'contrastOnGradient', `${PANEL} h2`)).toBeGreaterThanOrEqual(4.5)
  },
)

test('in forced colours every control shows where it is', async ({ visit }) => {
  const page = await visit({ panelOnly: true })
  await page.emulateMedia({ forcedColors: 'active' })
  const hidden: string[] = await look(page, 'shapeless')
  for (const { name } of WIDGETS) {
    await openSection(page, name)
    hidden.push(...(await look(page, 'shapeless')))
  }

  expect(hidden).toEqual([])
})

test('who asked for less motion sees none', async ({ visit }) => {
  const page = await visit()
  await page.emulateMedia({ reducedMotion: 'reduce' })

  await page.evaluate(() => window.regulars?.open())
  await panelOf(page).waitFor()
  const moving = await look(page, 'running')
  await page.keyboard.press('Escape')

  expect([...moving, ...(await look(page, 'running')), ...(await look(page, 'mayMove'))]).toEqual(
    [],
  )
})

/** The browser’s own setting, which `medium` follows; not the page’s root size. */
async function setStandardFont(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  await session.detach()
}

async function spaceText(page: Page): Promise<void> {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    for (const { shadowRoot } of document.querySelectorAll('*'))
      shadowRoot?.adoptedStyleSheets.push(sheet)
  }, SPACING)
}
