/** A dialog that comes when somebody leaves: by keyboard, on a small screen, without motion, in other languages, and in pages that are hard on it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { findViolations } from '../helpers/axe.ts'
import {
  happen,
  installClock,
  leaveAtTop,
  openShopper,
  settle,
  stateOf,
  type Shopper,
} from '../helpers/campaign-stage.ts'
import { plainCard } from '../helpers/campaign-parts.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { startJourneyDemo, type JourneyDemo } from '../helpers/journey-demo.ts'
import { cardOf } from '../helpers/prompt-stage.ts'
import { readTraces, watchTraces } from '../helpers/traces.ts'

const LONG = 'A sentence that takes some room of its own. '.repeat(12)
const ON_CALL = { on: 'event', name: 'shop.called' } as const

let demo: JourneyDemo
let browser: Browser

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startJourneyDemo({ campaigns: true }), launchChromium()])
  await demo.activate(plainCard('dialog', WORDY))
  await demo.activate(plainCard('sheet', { ...WORDY, surface: 'sheet', trigger: SHEET_CALL }))
  const bar = { surface: 'bar', trigger: { on: 'event', name: 'shop.hummed' }, caps: {} } as const
  await demo.activate(plainCard('bar', bar))
  await demo.runOnly('before-you-go', 'dialog', 'sheet', 'bar')
})

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

const SHEET_CALL = { on: 'event', name: 'shop.whispered' } as const
const WORDY: NonNullable<Parameters<typeof plainCard>[1]> = {
  caps: {},
  surface: 'modal',
  trigger: ON_CALL,
  texts: { en: { title: 'A word', text: LONG, decline: 'No, thanks' } },
  blocks: [{ type: 'text', key: 'text' }],
}

type Options = Parameters<typeof openShopper>[2]

async function openWith(
  event: `shop.${string}`,
  options: Options = {},
  spoil?: (page: Page) => Promise<void>,
): Promise<Shopper> {
  const shopper = await openShopper(browser, demo, options)
  await installClock(shopper.context)
  await spoil?.(shopper.page)
  await shopper.open('/')
  await settle(shopper.page)
  await happen(shopper.page, event)
  await cardOf(shopper.page).waitFor()
  return shopper
}

/** Of the control that has the focus, through shadow roots; in a dialog it has to be one of its own. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    const name = active?.getAttribute('aria-label') ?? active?.textContent?.trim()
    return active?.closest('[part=prompt]')
      ? `inside: ${name}`
      : `outside: ${active?.className || active?.localName}`
  })
}

it('opened by leaving, it is a cycle for Tab, and Escape gives the focus back', async () => {
  const shopper = await openShopper(browser, demo)
  const { page } = shopper
  await shopper.putIntoCart('moss-teapot')
  await installClock(shopper.context)
  await shopper.open('/products/moss-teapot')
  await settle(page)
  await page.locator('[data-buy] button').focus()
  const before = await focused(page)
  await leaveAtTop(page)
  await cardOf(page).getByText('Before you go').waitFor()

  const isModal = await cardOf(page).evaluate((card) => card.matches('dialog:modal'))
  const stops: string[] = []
  for (let time = 0; time < 16; time += 1) {
    await page.keyboard.press('Tab')
    stops.push(await focused(page))
  }
  const violations = await findViolations(page)
  await page.keyboard.press('Escape')
  await cardOf(page).waitFor({ state: 'detached' })

  expect(isModal).toBe(true)
  // The body stands for the browser’s own controls, which a dialog leaves within reach.
  expect(stops.filter((stop) => /^outside: (?!body$)/.test(stop))).toEqual([])
  expect(new Set(stops).size).toBeLessThan(stops.length)
  expect(stops.join()).toContain('No, thanks')
  expect(violations).toEqual([])
  expect(await focused(page)).toBe(before)
  expect(shopper.exceptions).toEqual([])
  await shopper.context.close()
})

it.for([
  ['shop.called', { width: 320, height: 640 }],
  ['shop.called', { width: 320, height: 256 }],
  ['shop.whispered', { width: 320, height: 256 }],
] as const)(
  'after %s at %o it can be closed by a pointer, and all of it can be read',
  async ([event, viewport]) => {
    const shopper = await openWith(event, { viewport })
    const { page } = shopper
    const close = cardOf(page).getByRole('button', { name: 'Close' })
    const decline = cardOf(page).getByRole('button', { name: 'No, thanks' })

    const box = await close.boundingBox()
    const isOnTop = await isHit(page, box)
    await decline.scrollIntoViewIfNeeded()
    const end = await decline.boundingBox()
    const isEndOnTop = await isHit(page, end)
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    await page.mouse.click(middle(box).x, middle(box).y)
    await cardOf(page).waitFor({ state: 'detached' })

    expect([isOnTop, isEndOnTop, isWide]).toEqual([true, true, false])
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24)
    await shopper.context.close()
  },
)

type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
} | null

function middle(box: Box): { readonly x: number; readonly y: number } {
  if (!box) throw new Error('It is not drawn.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Whether a pointer there meets what is ours. */
function isHit(page: Page, box: Box): Promise<boolean> {
  return page.evaluate(
    ({ x, y }) => document.elementFromPoint(x, y)?.localName === 'regulars-host',
    middle(box),
  )
}

it.for(['shop.called', 'shop.whispered'] as const)(
  'after %s nothing moves for who asked for less motion',
  async (event) => {
    const shopper = await openWith(event, { reducedMotion: 'reduce' })

    const moving = await shopper.page.evaluate(() => {
      const root = document.querySelector('regulars-host')?.shadowRoot
      return [...document.getAnimations(), ...(root?.getAnimations() ?? [])]
        .filter((each) => Number(each.effect?.getComputedTiming().duration) > 1)
        .map((each) => (each instanceof CSSAnimation ? each.animationName : String(each)))
    })

    expect(moving).toEqual([])
    await shopper.context.close()
  },
)

it.for([
  ['ro', 'Înainte să plecați', 'Nu, mulțumesc', 'Închide'],
  ['ru', 'Прежде чем уйти', 'Нет, спасибо', 'Закрыть'],
] as const)('in %s it speaks that language alone', async ([language, title, no, close]) => {
  const shopper = await openShopper(browser, demo, { locale: language })
  const { context, page } = shopper
  await context.addCookies([{ name: 'fe_language', value: language, url: demo.url }])
  await shopper.putIntoCart('moss-teapot')
  await installClock(context)
  await shopper.open('/products/moss-teapot')
  await settle(page)
  await leaveAtTop(page)

  const card = cardOf(page)
  await card.getByText(title).waitFor()
  await card.getByRole('button', { name: no }).waitFor()
  await card.getByRole('button', { name: close, exact: true }).waitFor()

  expect(await card.innerText()).not.toMatch(/\b(the|your|basket|shipping|thanks)\b/i)
  await context.close()
})

const TORTURE = `
* { all: unset !important }
html { transform: translateX(0) }
body { overflow: hidden; display: block; height: 2000px }
header { position: fixed; inset: 0 0 auto; height: 100%; z-index: 2147483647; background: #fff; display: block }`

/** A theme that is hard on all that lies in its page; of the shop's own origin, as its policy wants it. */
async function spoil(page: Page): Promise<void> {
  await page.route('**/torture.css', (route) =>
    route.fulfill({ contentType: 'text/css', body: TORTURE }),
  )
  await page.addInitScript(() => {
    const violations: string[] = []
    Reflect.set(window, 'violations', violations)
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      violations.push(`${violatedDirective} ${blockedURI}`),
    )
    document.addEventListener('DOMContentLoaded', () => {
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      link.href = '/torture.css'
      document.head.append(link)
    })
  })
}

it.for(['shop.called', 'shop.whispered'] as const)(
  'after %s a theme that unsets all, covers all and cuts off all neither hides nor undresses it',
  async (event) => {
    const shopper = await openWith(event, {}, spoil)
    const { page } = shopper
    const close = cardOf(page).getByRole('button', { name: 'Close' })
    const decline = cardOf(page).getByRole('button', { name: 'No, thanks' })

    const isOver = [await isHit(page, await close.boundingBox())]
    isOver.push(await isHit(page, await decline.boundingBox()))
    const look = await cardOf(page).evaluate((card) => {
      const { display, position, backgroundColor } = getComputedStyle(card)
      return { display, position, isOpaque: !/, 0\)$|transparent/.test(backgroundColor) }
    })
    const scheme = await page.evaluate(() => getComputedStyle(document.body).overflow)
    await close.click()
    await cardOf(page).waitFor({ state: 'detached' })

    expect(isOver).toEqual([true, true])
    expect(look).toMatchObject({
      display: expect.not.stringMatching(/inline|none/),
      isOpaque: true,
    })
    expect(look.position).toBe('fixed')
    expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([])
    expect(await page.evaluate(() => getComputedStyle(document.body).overflow)).toBe(scheme)
    expect(shopper.exceptions).toEqual([])
    await shopper.context.close()
  },
)

it('twenty pages without a load leave no card and no listener behind', async () => {
  const shopper = await openShopper(browser, demo)
  const { page, context } = shopper
  await watchTraces(context)
  await shopper.open('/')
  await expect.poll(() => stateOf(page, 'bar')).toBe('not_triggered: trigger')
  const turn = async (round: number): Promise<void> => {
    await happen(page, 'shop.hummed')
    await cardOf(page).waitFor()
    const path = `/categories/tea?page=${round}`
    await page.evaluate((path) => history.pushState(null, '', path), path)
    await cardOf(page).waitFor({ state: 'detached' })
  }
  await turn(0)
  await turn(1)
  const before = await readTraces(page)
  for (let round = 2; round < 22; round += 1) await turn(round)

  await expect
    .poll(async () => (await readTraces(page)).listeners)
    .toBeLessThanOrEqual(before.listeners)
  const { observers, sheets, channels } = await readTraces(page)
  expect({ observers, sheets, channels }).toEqual({
    observers: before.observers,
    sheets: before.sheets,
    channels: before.channels,
  })
  expect(await cardOf(page).count()).toBe(0)
  expect(shopper.exceptions).toEqual([])
  await context.close()
})
