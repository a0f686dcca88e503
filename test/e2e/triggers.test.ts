/** When a shopper is about to leave, and the other moments for which it takes a real page, in Chromium. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Trigger } from '../../src/contract/campaign/trigger.ts'
import { SHOP, leave, playExit, wait, type Situation } from '../helpers/exit-situations.ts'
import { openChromiumExits, type ExitEngine, type ExitTab } from '../helpers/exit-stage.ts'
import { describeExits } from '../helpers/exit-suite.ts'
import { startLabPages, type LabPages } from '../helpers/trigger-lab.ts'
import { describeTouch } from '../helpers/touch-suite.ts'

describeExits('Chromium', openChromiumExits)
describeTouch()

const OVER = 'position: fixed; inset: auto 0 0; height: 80px; background: #fff'

/** Each ends with a true exit, by somebody who is not to be disturbed. */
const QUIET: readonly Situation[] = [
  {
    title: 'a cookie banner asks',
    body: `${SHOP}<div id="consent" style="${OVER}">Cookies? <button>Yes</button></div>`,
    play: leave,
  },
  {
    title: 'a dialog of the page is open',
    body: `${SHOP}<dialog open>Sign in</dialog>`,
    play: leave,
  },
  {
    title: 'a popover of the page is open',
    body: `${SHOP}<div popover>Sizes</div><script>document.querySelector('[popover]').showPopover()</script>`,
    play: leave,
  },
  { title: 'the page is a checkout by its address', path: '/checkouts/abc', play: leave },
  {
    title: 'the page is a checkout, as the shop says',
    choice: { pageType: 'checkout' },
    play: leave,
  },
  { title: 'something is written to us and not sent', choice: { hasDraft: true }, play: leave },
  {
    title: 'a field has the focus, through shadow roots',
    body: `${SHOP}<form-field></form-field><script>
const root = document.querySelector('form-field').attachShadow({ mode: 'open' })
root.append(document.createElement('input'))
root.firstChild.focus()</script>`,
    play: leave,
  },
  {
    title: 'the theme editor of Shopify shows the page',
    body: `${SHOP}<script>window.Shopify = { designMode: true }</script>`,
    play: leave,
  },
  {
    title: 'the editor of WordPress shows the page',
    path: '/shop?customize_changeset_uuid=1',
    play: leave,
  },
  { title: 'a program drives the browser', choice: { isTesting: false }, play: leave },
  {
    title: 'a form was sent a moment ago',
    async play(tab) {
      await leave({
        ...tab,
        async move(way) {
          if (way.y < 0)
            await tab.evaluate(() => void document.body.dispatchEvent(new Event('submit')))
          await tab.move(way)
        },
      })
    },
  },
]

describe('nothing is said', () => {
  let engine: ExitEngine
  let pages: LabPages

  beforeAll(async () => {
    ;[engine, pages] = await Promise.all([openChromiumExits(), startLabPages()])
  })
  afterAll(() => Promise.all([engine?.close(), pages?.close()]))

  it.each(QUIET)('while $title', async (situation) => {
    const { fires, leaves } = await playExit(engine, pages, situation)
    expect(leaves).toBeGreaterThan(0)
    expect(fires).toBe(0)
  })

  it('but it is on the page of the cart', async () => {
    const outcome = await playExit(engine, pages, { title: 'cart', path: '/cart', play: leave })
    expect(outcome.fires).toBe(1)
  })
})

describe('a page that is read', () => {
  let engine: ExitEngine
  let pages: LabPages

  beforeAll(async () => {
    ;[engine, pages] = await Promise.all([openChromiumExits(), startLabPages()])
  })
  afterAll(() => Promise.all([engine?.close(), pages?.close()]))

  async function open(trigger: Trigger, body: string): Promise<ExitTab> {
    const tab = await engine.newTab(pages)
    pages.addLab('/read', { body })
    await tab.open('/read')
    await tab.evaluate((trigger) => lab.start([trigger]), trigger)
    return tab
  }
  const scrollTo = async (tab: ExitTab, top: number): Promise<number> => {
    await tab.evaluate((top) => globalThis.scrollTo({ top, behavior: 'instant' }), top)
    await wait(200)
    return tab.evaluate(() => lab.fired.length)
  }

  it('is scrolled to half of it, once', async () => {
    const tab = await open({ on: 'scroll', percent: 50 }, '<div style="height: 3000px"></div>')

    expect(await scrollTo(tab, 700)).toBe(0)
    expect(await scrollTo(tab, 1100)).toBe(1)
    expect(await scrollTo(tab, 2000)).toBe(1)

    await tab.evaluate(() => lab.turnPage())
    expect(await scrollTo(tab, 1900)).toBe(2)
    await tab.close()
  })

  it('shows an element for a second, also one that came later or is taller than the screen', async () => {
    const tab = await open(
      { on: 'seen', selector: '.reviews' },
      '<div style="height: 3000px"></div>',
    )
    await tab.evaluate(() => {
      const reviews = document.createElement('section')
      reviews.className = 'reviews'
      reviews.style.height = '2000px'
      document.body.append(reviews)
    })
    await wait(400)

    expect(await scrollTo(tab, 2800)).toBe(0)
    await scrollTo(tab, 0)
    await wait(1200)
    expect(await tab.evaluate(() => lab.fired.length)).toBe(0)

    await scrollTo(tab, 2900)
    await expect
      .poll(() => tab.evaluate(() => lab.fired))
      .toEqual([{ trigger: 'seen', signs: ['saw .reviews'] }])
    await tab.close()
  })
})
