/** The look: where it comes from, that it can be read, and that it follows the page. Measured in what the browser has painted. */
import { describe, expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { contrast, type Rgb } from '../../src/host/contrast.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { tag } from '../helpers/pages.ts'
import { test, whenReady } from '../helpers/stage.ts'
import { launcherOf, openWallet, panelOf } from '../helpers/widgets.ts'

const RED = 'rgb(170, 51, 17)'
const BLUE = 'rgb(0, 80, 160)'
const LOYALTY = '<regulars-loyalty><p>Points</p></regulars-loyalty>'

const config = (settings: unknown): string =>
  `<script type="application/json" data-regulars-config>${JSON.stringify(settings)}</script>`

function styleOf(locator: Locator, property: string): Promise<string> {
  return locator.evaluate(
    (element, name) => getComputedStyle(element).getPropertyValue(name),
    property,
  )
}

const brandOf = (page: Page): Promise<string> => styleOf(launcherOf(page), 'background-color')

/** Painted by the browser as eight bits a channel, whatever way the colour is written. */
async function colourOf(locator: Locator, property: string): Promise<Rgb> {
  return locator.evaluate((element, name): [number, number, number] => {
    const context = document.createElement('canvas').getContext('2d')!
    context.fillStyle = getComputedStyle(element).getPropertyValue(name)
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
    return [red, green, blue]
  }, property)
}

describe('the brand colour', () => {
  test('is the shop’s, unless the page says otherwise', async ({ collector, shop }) => {
    collector.api.shop = { theme: { brand: '#aa3311' } }

    expect(await brandOf(await shop())).toBe(RED)

    const head = config({ theme: { brand: '#0050a0' } })
    expect(await brandOf(await shop({ path: '/own', head }))).toBe(BLUE)
  })

  test.for([
    ['rgb(0, 80, 160)', [0, 80, 160]],
    ['rebeccapurple', [102, 51, 153]],
    ['color-mix(in srgb, black, white)', [128, 128, 128]],
    ['var(--shop-green)', [0, 100, 0]],
    ['oklch(0.628 0.2577 29.23)', [255, 0, 0]],
  ] as const)(
    'is %s where the page’s style sheet sets it, over all else',
    async ([value, painted], { collector, shop }) => {
      collector.api.shop = { theme: { brand: '#aa3311' } }
      const head = `${config({ theme: { brand: '#0050a0' } })}
<style>:root { --shop-green: darkgreen; --regulars-brand: ${value} }</style>`
      const page = await shop({ head })

      await expect
        .poll(async () => {
          const brand = await colourOf(launcherOf(page), 'background-color')
          return brand.map((channel, index) => Math.abs(channel - painted[index]!) <= 2)
        })
        .toEqual([true, true, true])
      const ofMark = async (): Promise<number> =>
        contrast(
          await colourOf(launcherOf(page), 'color'),
          await colourOf(launcherOf(page), 'background-color'),
        )
      await expect.poll(ofMark).toBeGreaterThanOrEqual(4.5)
    },
  )

  test('may be another one for the launcher, and for one element', async ({ shop }) => {
    const page = await shop({
      head: `<style>regulars-host { --regulars-brand: ${RED} } .blue { --regulars-brand: ${BLUE} }</style>`,
      body: LOYALTY.replace('>', ' class="blue">'),
    })
    const wallet = page.locator('regulars-loyalty .loyalty')
    await wallet.waitFor()

    expect(await brandOf(page)).toBe(RED)
    expect(await styleOf(wallet, '--brand')).toBe(BLUE)
    expect(await styleOf(wallet, '--accent')).toBe('#0050a0')
  })

  test('is the next best where the page’s is no colour, which is said once', async ({
    complaints,
    shop,
  }) => {
    const page = await shop({
      head: `${config({ theme: { brand: '#aa3311' } })}<style>:root { --regulars-brand: crimsonish }</style>`,
      body: LOYALTY,
    })
    await openWallet(page)

    await expect.poll(() => brandOf(page)).toBe(RED)
    expect(complaints).toEqual([expect.stringContaining('"crimsonish", which is no colour')])
  })

  test('that is too weak is helped where it stands, and reported once', async ({
    complaints,
    shop,
  }) => {
    const page = await shop({
      head: `${config({ theme: { brand: '#fff3c4' } })}<style>body { background: #fffaf0 }</style>`,
      body: LOYALTY,
    })
    const launcher = launcherOf(page)
    const behind: Rgb = [255, 250, 240]
    await expect.poll(() => styleOf(launcher, 'border-top-width')).toBe('2px')
    expect(contrast(await colourOf(launcher, 'border-top-color'), behind)).toBeGreaterThan(3)

    const wallet = await openWallet(page)
    await page.locator('regulars-loyalty .loyalty').waitFor()

    const accent = await wallet.evaluate((element) =>
      getComputedStyle(element).getPropertyValue('--accent'),
    )
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(accent.slice(at, at + 2), 16))
    expect(contrast([red!, green!, blue!], [255, 255, 255])).toBeGreaterThanOrEqual(4.5)
    expect(complaints).toHaveLength(1)
    for (const word of ['#fff3c4', '4.5:1', 'darker']) expect(complaints[0]).toContain(word)
  })

  test('needs no edge on a page it stands out from', async ({ complaints, shop }) => {
    const page = await shop({ head: config({ theme: { brand: '#1f4d3a' } }) })

    expect(await styleOf(launcherOf(page), 'border-top-style')).toBe('none')
    expect(complaints).toEqual([])
  })
})

describe('light and dark', () => {
  const DARK_CLASS =
    '<style>body { transition: none } .dark body { background: #101214; color: #eee }</style>'

  test('follow the page while it is open, not the operating system', async ({
    newContext,
    shop,
  }) => {
    const context = await newContext({ colorScheme: 'dark' })
    const page = await shop({ context, head: DARK_CLASS, body: LOYALTY })
    await openWallet(page)
    await page.locator('regulars-loyalty .loyalty').waitFor()
    const panel = panelOf(page)
    const words = page.locator('regulars-loyalty .loyalty')
    expect(await styleOf(panel, 'color-scheme')).toBe('light')

    await page.evaluate(() => document.documentElement.classList.add('dark'))

    await expect.poll(() => styleOf(panel, 'color-scheme')).toBe('dark')
    expect(contrast(await colourOf(panel, 'color'), [27, 28, 30])).toBeGreaterThan(4.5)
    expect(contrast(await colourOf(words, 'color'), [16, 18, 20])).toBeGreaterThan(4.5)

    await page.evaluate(() => document.documentElement.classList.remove('dark'))

    await expect.poll(() => styleOf(panel, 'color-scheme')).toBe('light')
    expect(contrast(await colourOf(words, 'color'), [255, 255, 255])).toBeGreaterThan(4.5)
  })

  test.for([
    ['a colour in oklch', 'body { background: oklch(0.2 0.02 250) }'],
    ['a colour on <html> alone', 'html { background: #111 }'],
    ['a dark colour scheme and no background', ':root { color-scheme: dark }'],
    ['a nearly opaque veil', 'body { background: rgb(0 0 0 / 0.85) }'],
    [
      'a dark picture with light text',
      'body { background: linear-gradient(#222, #000); color: #eee }',
    ],
  ] as const)('are found behind %s', async ([, css], { shop }) => {
    const page = await shop({ head: `<style>${css}</style>` })
    await openWallet(page)

    expect(await styleOf(panelOf(page), 'color-scheme')).toBe('dark')
  })

  test('are the surface’s own where one is set', async ({ shop }) => {
    const page = await shop({
      head: '<style>:root { --regulars-surface: midnightblue; --regulars-text: lavender }</style>',
      body: LOYALTY,
    })
    const wallet = await openWallet(page)

    expect(await styleOf(panelOf(page), 'background-color')).toBe('rgb(25, 25, 112)')
    expect(await styleOf(panelOf(page), 'color-scheme')).toBe('dark')
    expect(await colourOf(wallet, 'color')).toEqual([230, 230, 250])
    const inPage = page.locator('regulars-loyalty .root')
    expect(await styleOf(inPage, 'background-color')).toBe('rgb(25, 25, 112)')
  })
})

test('a wrong token from the backend falls back alone, and is named', async ({
  collector,
  complaints,
  pages,
  shop,
}) => {
  const wrong = { brand: 'red;}*{x', radius: 99, font: 'Comic Sans', density: 'compact' }
  const answer = { id: 's', name: 'S', currency: 'EUR', timezone: 'UTC', locales: [], theme: wrong }
  const page = await shop({ withoutTag: true, path: '/empty' })
  await page.route('**/v1/shop?*', (route) =>
    route.fulfill({ json: answer, headers: { 'access-control-allow-origin': '*' } }),
  )
  await page.goto(
    pages.add('/wrong', {
      body: tag({ endpoint: collector.url }),
    }),
  )
  await whenReady(page)
  await openWallet(page)

  expect(await brandOf(page)).toBe('rgb(31, 77, 58)')
  expect(await styleOf(panelOf(page), 'font-size')).toBe('14px')
  await expect.poll(() => complaints).toHaveLength(3)
  expect(complaints.join()).toMatch(/theme\.brand.*theme\.radius.*theme\.font/s)
})

test('lengths and letters come from the page’s style sheet too', async ({ shop }) => {
  const page = await shop({
    head: `${config({ theme: { radius: 4 } })}
<style>:root { --regulars-radius: 22px; --regulars-font: Georgia, serif; --regulars-z: 77 }</style>`,
  })
  const wallet = await openWallet(page)

  expect(await styleOf(panelOf(page), '--radius')).toBe('22px')
  expect(await styleOf(wallet, 'font-family')).toBe('Georgia, serif')
  expect(await styleOf(launcherOf(page), 'z-index')).toBe('77')
})

test('the parts can be styled from outside', async ({ shop }) => {
  const page = await shop({
    head: `<style>regulars-host::part(launcher) { border-radius: 8px }
regulars-host::part(panel) { letter-spacing: 1px }</style>`,
  })
  await openWallet(page)

  expect(await styleOf(launcherOf(page), 'border-start-start-radius')).toBe('8px')
  expect(await styleOf(panelOf(page), 'letter-spacing')).toBe('1px')
})

test('text is twice as large for a shopper who has set it so, whatever the page makes of rem', async ({
  collector,
  pages,
}) => {
  const browser = await launchChromium(['--blink-settings=defaultFontSize=32'])
  const page = await browser.newPage()
  await page.goto(
    pages.add('/large', {
      head: '<style>html { font-size: 10px }</style>',
      body: tag({ endpoint: collector.url }),
    }),
  )
  await whenReady(page)
  const wallet = await openWallet(page)

  expect(await styleOf(wallet, 'font-size')).toBe('30px')
  await browser.close()
})
