/** An invitation on its whole way through the demo shop: told, taken, ordered with, waited for, and what the merchant sees of it. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  blockStorage,
  cardOf,
  inPage,
  linkOf,
  openOffice,
  openPage,
  orderAsGuest,
  putIntoBasket,
  takeInvitation,
  textIn,
  told,
} from '../helpers/referral-journey.ts'
import { openReferralStage, type ReferralStage } from '../helpers/referral-stage.ts'

const DAY = 86_400_000
const PATIENT = { timeout: 10_000 }

let stage: ReferralStage
beforeAll(async () => {
  stage = await openReferralStage()
}, 60_000)
afterEach(() => stage.sendHome())
afterAll(() => stage?.close())

describe('the advocate', () => {
  it('finds her link in the panel, copies it, and holds it up as a QR code', async () => {
    await stage.ana.click('regulars-host [part="launcher"]')
    const panel = stage.ana.locator('regulars-host [part="panel"]')
    await panel.getByRole('button', { name: 'Invite friends' }).click()

    await panel.getByRole('button', { name: 'Copy link' }).click()
    await panel.getByText('Link copied.').waitFor()
    await panel.getByRole('button', { name: 'QR code' }).click()
    await panel.getByRole('img', { name: 'QR code of your link' }).waitFor()

    expect(await stage.ana.evaluate(() => navigator.clipboard.readText())).toBe(stage.link)
    await panel.getByRole('button', { name: 'Close', exact: true }).click()
  })
})

describe.each([
  ['a browser as it comes', false],
  ['all storage blocked', true],
] as const)('a friend with %s', (_, isBlocked) => {
  const buyer = {
    email: isBlocked ? 'olga.munteanu@example.com' : 'ion.botez@example.com',
    name: isBlocked ? 'Olga Munteanu' : 'Ion Botez',
    street: isBlocked ? 'Bulevardul Dacia 40' : 'Strada Florilor 5',
  }
  let orderId: string

  it('takes the invitation, finds the code in the basket, and orders as a guest', async () => {
    // She stays where she is: what comes is seen without a reload.
    await stage.ana.evaluate(() => Reflect.set(window, 'wasNotReloaded', true))
    const context = await stage.somebody()
    if (isBlocked) await blockStorage(context)
    const page = await openPage(context, stage.link)
    await cardOf(page).getByText('On your first order from €25.00').waitFor()
    expect(await textIn(stage.ana)).toContain(
      isBlocked ? '1 accepted' : 'Nobody yet. Who would enjoy a little gift?',
    )

    await takeInvitation(page)
    await putIntoBasket(page, stage.demo.url)
    await page.goto(`${stage.demo.url}/cart`)
    const effect = await told(page, '[data-code-text]')
    orderId = await orderAsGuest(page, stage.demo.url, buyer)

    expect(effect).toBe('Your code takes €8.00 off.')
    expect(await told(page, '[data-order] .sums')).toMatch(/−€8\.00.*€40\.90/)
  })

  it('is seen by the advocate within moments, with the day until which it waits', async () => {
    const mask = `${buyer.name.charAt(0)}•••`

    await expect
      .poll(() => textIn(stage.ana), PATIENT)
      .toMatch(new RegExp(`${mask}[^]*Waits until \\w+ \\d+: the goods can be returned until then`))
    expect(await stage.ana.evaluate(() => Reflect.get(window, 'wasNotReloaded'))).toBe(true)
  })

  it('is seen by the merchant, by name', async () => {
    const office = await openOffice(stage.browser, stage.demo.url, stage.demo.merchant)
    const all = office.getByRole('region', { name: 'All invitations' })

    const row = all.locator('li', { hasText: buyer.name }).first()
    await row.locator('summary').click()

    const text = await row.innerText()
    expect(text).toContain('Waiting')
    expect(text).toContain('Ana Rusu')
    expect(text).toContain(orderId)
    expect(await office.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await office.close()
  })

  it('who sends everything back is told to the advocate, with the reason', async () => {
    const body = { refundId: 'R1', amount: 3600, currency: 'EUR', at: new Date().toISOString() }

    await stage.demo.tell('POST', `/v1/orders/${orderId}/refunds`, body)

    await expect
      .poll(() => textIn(stage.ana), PATIENT)
      .toMatch(new RegExp(`${buyer.name.charAt(0)}•••[^]*The order was returned\\.`))
    expect(await stage.ana.evaluate(() => Reflect.get(window, 'wasNotReloaded'))).toBe(true)
  })
})

describe('a guest who has ordered', () => {
  it('gets a link on the thank-you page, and a friend can take it', async () => {
    const page = await openPage(await stage.somebody(), stage.demo.url)
    await putIntoBasket(page, stage.demo.url)
    await orderAsGuest(page, stage.demo.url, {
      email: 'vera.rotaru@example.com',
      name: 'Vera Rotaru',
      street: 'Strada Teilor 3',
    })
    await inPage(page).getByLabel('Your e-mail').fill('vera.rotaru@example.com')
    await inPage(page).getByRole('button', { name: 'Get my link' }).click()
    await inPage(page).getByRole('button', { name: 'Copy link' }).waitFor()

    const friend = await openPage(await stage.somebody({ agent: 'laptop' }), await linkOf(page))
    await takeInvitation(friend)

    // The thank-you page asks in place: no card beside it.
    expect(await cardOf(page).count()).toBe(0)
  })
})

describe('a friend who keeps the goods', () => {
  it('brings the advocate her points when the wait is over', async () => {
    const page = await openPage(await stage.somebody(), stage.link)
    await takeInvitation(page)
    await putIntoBasket(page, stage.demo.url)
    await orderAsGuest(page, stage.demo.url, {
      email: 'lidia.cojocaru@example.com',
      name: 'Lidia Cojocaru',
      street: 'Strada Gării 12',
    })

    stage.demo.pass(16 * DAY)
    await stage.demo.runJobs()
    await stage.ana.goto(`${stage.demo.url}/account`)

    await expect.poll(() => textIn(stage.ana), PATIENT).toMatch(/L•••[^]*You got: 150 points/)
    await expect
      .poll(() => textIn(stage.ana, 'regulars-loyalty'), PATIENT)
      .toMatch(/150\s+points to spend/)
  })
})
