/** What happened before counts: an order that is taken back, somebody who leaves for discounts, and an hour without the backend. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import {
  happen,
  inSlot,
  installClock,
  leaveAtTop,
  openShopper,
  saidNow,
  settle,
  stateOf,
  type Shopper,
} from '../helpers/campaign-stage.ts'
import { plainCard } from '../helpers/campaign-parts.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { startJourneyDemo, type JourneyDemo } from '../helpers/journey-demo.ts'
import { cardOf } from '../helpers/prompt-stage.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const CODE = /[A-Z\d]{2,}-[A-Z\d-]{3,}/
/** Two arms that say the same: only that they are told apart counts here. */
const EXPERIMENT = {
  id: 'kept-test',
  phase: 1,
  arms: [
    { id: 'a', weight: 5000 },
    { id: 'b', weight: 5000 },
  ],
}

let demo: JourneyDemo
let browser: Browser
/** How far the demo is ahead; its time goes on from test to test. */
let ahead = 0

beforeAll(async () => {
  ;[demo, browser] = await Promise.all([startJourneyDemo({ campaigns: true }), launchChromium()])
})

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

function pass(ms: number): void {
  ahead += ms
  demo.pass(ms)
}

/** In a browser of its own, whose clock goes as the demo’s does. */
async function openToday(): Promise<Shopper> {
  const shopper = await openShopper(browser, demo)
  await installClock(shopper.context, Date.now() + ahead)
  return shopper
}

it('goes on without a backend for an hour by what it knows, capped, and tells of it once', async () => {
  const caps = { every: { n: 1, unit: 'day' } } as const
  await demo.activate(
    plainCard('kept', {
      trigger: { on: 'event', name: 'shop.called' },
      caps,
      experiment: EXPERIMENT,
    }),
  )
  await demo.runOnly('kept')
  const shopper = await openToday()
  const { page, context } = shopper
  await shopper.open('/')
  await settle(page)
  demo.answer(false)

  await shopper.open('/categories/tea')
  await settle(page)
  await happen(page, 'shop.called')
  await cardOf(page).getByText('Card kept').waitFor()
  await page.evaluate(() =>
    window.regulars?.track('order.placed', { orderId: 'o-1', value: 5000, currency: 'EUR' }),
  )
  pass(HOUR)
  await page.clock.fastForward(HOUR)
  await shopper.open('/categories/tea')
  await settle(page)
  await happen(page, 'shop.called')
  await page.waitForTimeout(800)
  const again = [await saidNow(page), await stateOf(page, 'kept')]
  const counts = (): Promise<number[]> =>
    Promise.all(['campaign.exposure', 'campaign.shown', 'campaign.converted'].map(demo.countEvents))
  const before = await counts()
  demo.answer(true)
  await shopper.open('/')
  for (let minute = 0; minute < 6; minute += 1) {
    await page.clock.fastForward(60_000)
    await page.waitForTimeout(150)
  }
  await expect.poll(counts).toEqual([1, 1, 1])
  await shopper.open('/')
  await page.clock.fastForward(10 * 60_000)
  await page.waitForTimeout(1000)

  expect(again).toEqual(['', 'not_due: caps'])
  expect(before).toEqual([0, 0, 0])
  expect(await counts()).toEqual([1, 1, 1])
  expect(shopper.exceptions).toEqual([])
  await context.close()
})

it('who leaves for discounts gets one: from the second time on there are facts and help, and no code', async () => {
  await demo.runOnly('before-you-go')
  const heard: string[] = []
  for (let time = 0; time < 3; time += 1) {
    const shopper = await openToday()
    await shopper.signIn('mihai')
    await shopper.putIntoCart('ash-bowl')
    heard.push(await leaveForCost(shopper))
    expect(shopper.exceptions).toEqual([])
    await shopper.context.close()
    pass(9 * DAY)
  }

  expect(heard[0]).toMatch(CODE)
  for (const later of heard.slice(1)) {
    expect(later).not.toMatch(CODE)
    expect(later).toContain('€4.90')
    expect(later).toContain('It is something else')
  }
})

/** What is said to who leaves and answers that it costs too much. */
async function leaveForCost(shopper: Shopper): Promise<string> {
  const { page } = shopper
  await shopper.open('/products/ash-bowl')
  await settle(page)
  await leaveAtTop(page)
  const card = cardOf(page)
  await card.getByRole('button', { name: 'The cost' }).click()
  await card.getByText('with nothing added later').waitFor()
  await page.waitForTimeout(1500)
  const said = await saidNow(page)
  await page.clock.fastForward(3000)
  await page.keyboard.press('Escape')
  await page.clock.fastForward(3000)
  await page.waitForTimeout(500)
  return said
}

it('an order that is refunded the next day is none: who had stopped has stopped again', async () => {
  await demo.activate(
    plainCard('stopped', {
      kind: 'message',
      surface: 'inline',
      slot: 'home',
      trigger: { on: 'load' },
      caps: {},
      audience: { field: 'customer.lifecycle', op: 'in', value: ['lapsed', 'lost'] },
    }),
  )
  await demo.runOnly('stopped')
  pass(150 * DAY)
  const first = await lookAs('zofia')
  const shopper = await openToday()
  await shopper.signIn('zofia')
  const orderId = await order(shopper)
  await shopper.context.close()
  const bought = await lookAs('zofia')
  const placed = bought.orders.at(-1)

  pass(DAY)
  await demo.tell('POST', `/v1/orders/${orderId}/refunds`, {
    refundId: 'r-1',
    amount: placed?.total.minor,
    currency: placed?.total.currency,
    at: new Date(Date.now() + ahead).toISOString(),
  })
  const refunded = await lookAs('zofia')

  expect([first.said, bought.said, refunded.said]).toEqual([
    expect.stringContaining('Card stopped'),
    '',
    expect.stringContaining('Card stopped'),
  ])
  expect([placed?.orderId, placed?.isUndone]).toEqual([orderId, false])
  expect(refunded.orders.at(-1)).toMatchObject({ orderId, isUndone: true })
})

interface Look {
  readonly said: string
  readonly orders: readonly {
    readonly orderId: string
    readonly isUndone: boolean
    readonly total: { readonly minor: number; readonly currency: string }
  }[]
}

/** What the home page says to a member, and what the backend has told it of their orders. */
async function lookAs(customer: 'zofia'): Promise<Look> {
  const shopper = await openToday()
  const { page } = shopper
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/v1/campaigns/customer'))
  await shopper.signIn(customer)
  const { summary } = await (await answered).json()
  await shopper.open('/')
  await expect.poll(() => stateOf(page, 'stopped')).toMatch(/shown|audience/)
  const said = await inSlot(page, 'home')
  await shopper.context.close()
  return { said, orders: summary.orders }
}

async function order({ page, open, putIntoCart }: Shopper): Promise<string> {
  await putIntoCart('ember-candle', 2)
  await open('/checkout')
  await page.fill('#address', 'ul. Długa 5')
  await page.fill('#postcode', '31-147')
  await page.fill('#city', 'Kraków')
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.waitForURL('**/thank-you/**')
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}
