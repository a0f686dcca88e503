/** What an invitation is not for, and what it leaves alone: one’s own, a second one, customers of before, frames, the address. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { startPages, tag, type Pages } from '../helpers/pages.ts'
import {
  cardOf,
  linkOf,
  openPage,
  putIntoBasket,
  signInAs,
  takeInvitation,
  told,
} from '../helpers/referral-journey.ts'
import { openReferralStage, type ReferralStage } from '../helpers/referral-stage.ts'
import { whenReady, whenStarted } from '../helpers/stage.ts'

const PATIENT = { timeout: 10_000 }

let stage: ReferralStage
let pages: Pages
beforeAll(async () => {
  ;[stage, pages] = await Promise.all([openReferralStage(), startPages()])
}, 60_000)
afterEach(() => stage.sendHome())
afterAll(async () => {
  await Promise.all([stage?.close(), pages?.close()])
})

describe('what an invitation is not for', () => {
  it('one’s own link is refused in words, and nothing is given', async () => {
    const page = await openPage(stage.ana.context(), stage.link)

    await cardOf(page).getByRole('button', { name: 'Yes, please' }).click()

    await cardOf(page).getByText('This is your own link.').waitFor()
    expect(await cardOf(page).locator('output.code').count()).toBe(0)
    await page.close()
  })

  it('one’s own code, typed in the basket, is refused in the shop’s words', async () => {
    const page = await stage.ana.context().newPage()
    await putIntoBasket(page, stage.demo.url)
    await page.goto(`${stage.demo.url}/cart`)

    await page.fill('#code', new URL(stage.link).searchParams.get('ref') ?? '')
    await page.getByRole('button', { name: 'Use code' }).click()

    await expect
      .poll(() => told(page, '[data-code-text]'), PATIENT)
      .toContain('This is your own code: it is for your friends.')
    await page.close()
  })

  it('a friend who has taken one sees that the first counts, and gets the same code', async () => {
    const mihai = await signInAs(await stage.somebody({ agent: 'laptop' }), stage.demo.url, 'mihai')
    const page = await openPage(await stage.somebody(), stage.link)
    await takeInvitation(page)
    const first = await cardOf(page).locator('output.code').innerText()

    await page.goto(await linkOf(mihai))
    await whenReady(page)

    await cardOf(page)
      .getByText('You took an invitation before, so that one counts.')
      .waitFor(PATIENT)
    expect(await cardOf(page).locator('output.code').innerText()).toBe(first)
  })

  it('a customer of before is told at the till, and orders without it', async () => {
    const page = await openPage(await stage.somebody(), stage.link)
    await takeInvitation(page)
    await putIntoBasket(page, stage.demo.url)
    await page.goto(`${stage.demo.url}/checkout`)
    for (const [field, text] of [
      ['email', 'mihai.ceban+new@example.com'],
      ['name', 'Mihai C'],
      ['address', 'Strada Lungă 7'],
      ['postcode', '500001'],
      ['city', 'Brașov'],
    ] as const)
      await page.fill(`#${field}`, text)

    await page.getByRole('button', { name: 'Place order' }).click()

    await page.getByText('you have ordered here before').first().waitFor(PATIENT)
    await page.getByRole('button', { name: 'Place order' }).click()
    await page.waitForURL('**/thank-you/**')
    expect(await told(page, '[data-order] .sums')).toContain('€48.90')
  })

  it('a page in a frame takes nothing, and asks for nothing', async () => {
    const page = await (await stage.somebody()).newPage()
    stage.demo.asked.length = 0

    await page.goto(pages.add('/outer', { body: `<iframe src="${landing()}"></iframe>` }))
    // As far as it gets.
    await expect.poll(() => stage.demo.asked, PATIENT).toContain('/v1/shop')
    const [, frame] = page.frames()
    if (frame) await whenStarted(frame)
    await frame?.evaluate(async () => {
      if (window.regulars && 'ready' in window.regulars) await window.regulars.ready
    })

    expect(stage.demo.asked.filter(isOffer)).toEqual([])
  })

  it('a page that is only being prepared asks for nothing until somebody comes', async () => {
    const context = await stage.somebody()
    // Playwright holds a page that Chromium really prerenders; so it is one that says of itself that it is.
    await context.addInitScript(() => {
      let isPrepared = true
      Object.defineProperty(document, 'prerendering', { get: () => isPrepared })
      document.addEventListener('prerenderingchange', () => (isPrepared = false))
    })
    const page = await context.newPage()
    stage.demo.asked.length = 0
    await page.goto(landing())
    const before = [...stage.demo.asked]

    await page.evaluate(() => document.dispatchEvent(new Event('prerenderingchange')))

    await cardOf(page).getByRole('button', { name: 'Yes, please' }).waitFor()
    expect(before).toEqual([])
    expect(stage.demo.asked.filter(isOffer)).toHaveLength(1)
  })
})

/** A page of the shop with nothing on it, so that nothing but the invitation is asked for. */
function landing(): string {
  const page = pages.add('/landing', {
    body: tag({ endpoint: stage.demo.url, more: 'data-widgets="referral"' }),
  })
  return `${page}?ref=${new URL(stage.link).searchParams.get('ref')}`
}

function isOffer(path: string): boolean {
  return path.startsWith('/v1/referral/offers/')
}

describe('the address of an invitation', () => {
  const read = (page: Page): Promise<unknown> =>
    page.evaluate(() => [history.length, history.state, location.search])

  it.each([
    [false, true],
    [true, false],
  ])(
    'where cleaning it is %s, keeps ref: %s; history and Back are as they were',
    async (isClean, isKept) => {
      await stage.demo.configure('referral', { cleanAddress: isClean })
      const page = await (await stage.somebody()).newPage()
      await page.goto(`${stage.demo.url}/categories/tea`)
      const target = new URL(stage.link)
      target.searchParams.set('utm_source', 'chat')
      await page.goto(target.href)
      await page.evaluate(() => history.replaceState({ shop: 1 }, ''))
      await whenReady(page)
      await cardOf(page).getByRole('button', { name: 'Yes, please' }).waitFor()

      const search = isKept ? target.search : '?utm_source=chat'
      await expect.poll(() => read(page), PATIENT).toEqual([3, { shop: 1 }, search])
      // From the back/forward cache a page comes without loading again.
      await page.goBack({ waitUntil: 'commit' })

      expect(new URL(page.url()).pathname).toBe('/categories/tea')
      await stage.demo.configure('referral', { cleanAddress: false })
    },
  )
})
