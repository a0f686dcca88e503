import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Campaign } from '../contract/campaign/campaign.ts'
import { MINUTE, SECOND } from '../core/clock.ts'
import { setBusy } from '../host/prompts/busy.ts'
import {
  createCampaign,
  createSet,
  createShop,
  leaveNothing,
  openTab,
  pass,
  startClock,
  SUMMARY,
} from './engine.fixture.ts'

beforeEach(startClock)
afterEach(leaveNothing)

/** As the backend makes it of a survey. */
const createSurvey = (changes: Partial<Campaign> = {}): Campaign =>
  createCampaign({ id: 'survey.nps', kind: 'survey', category: 'surveys', ...changes })

const promo = createCampaign({ id: 'promo', promotional: true })
const ORDER = ['order.placed', { orderId: 'o-1' }] as const
const due: Partial<Campaign> = {
  audience: { field: 'feedback.due', op: 'hasAny', value: ['nps'] },
}

function shopWith(...campaigns: readonly Campaign[]) {
  return createShop({ set: createSet(campaigns) })
}

function arriveAt(path: string): void {
  history.replaceState(null, '', path)
}

describe('a survey whose widget does not want to ask', () => {
  it('is counted as nothing, and leaves its turn to others', async () => {
    const { section, state, told, core, find } = await openTab(
      shopWith(createSurvey({ priority: 1 }), promo),
    )
    section.prepare.mockImplementation(async ({ campaign }) => campaign.kind !== 'survey')
    await pass(12 * SECOND)

    expect(await state('survey.nps')).toEqual(['refused', 'granted'])
    expect(find('.card')?.textContent).toContain('About promo')
    expect(told('campaign.shown')).toEqual([{ campaignId: 'promo' }])
    expect(Object.keys((await core.store.read('campaigns.tallies')) as object)).toEqual(['promo'])
  })

  it('is counted once it is asked', async () => {
    const { core, told } = await openTab(shopWith(createSurvey()))
    await pass(12 * SECOND)

    expect(told('campaign.shown')).toEqual([{ campaignId: 'survey.nps' }])
    expect(await core.store.read('campaigns.tallies')).toMatchObject({ 'survey.nps': { shows: 1 } })
  })
})

describe('after an order', () => {
  const survey = createSurvey({ trigger: { on: 'event', name: 'order.placed' } })

  it('a survey is asked once the page was looked at for a while, though the page told of it at once', async () => {
    const { find } = await openTab(shopWith(survey), { early: [ORDER] })
    await pass(8 * SECOND)
    expect(find('.card')).toBeNull()
    await pass(4 * SECOND)

    expect(find('.card')?.textContent).toContain('About survey.nps')
  })

  it('it is asked on the page that thanks, to which no page load has led', async () => {
    const { find, core, engine, host } = await openTab(shopWith(survey))
    core.track(...ORDER)
    await pass(SECOND)
    arriveAt('/thank-you')
    const url = new URL(location.href)
    host.onNavigate(url)
    engine.onNavigate(url)
    await pass(12 * SECOND)

    expect(find('.card')?.textContent).toContain('About survey.nps')
  })

  it('other moments pass in the meantime', async () => {
    const thanks = createCampaign({ id: 'thanks', kind: 'thanks', trigger: survey.trigger })
    const { find } = await openTab(shopWith(thanks), { early: [ORDER] })
    await pass(12 * SECOND)

    expect(find('.card')).toBeNull()
  })
})

describe('while a complaint is open', () => {
  it('a guest is asked nothing and hears nothing promotional, on the next page neither', async () => {
    const shop = shopWith(createSurvey(), promo)
    const first = await openTab(shop)
    await first.know({ 'feedback.openTicket': true })
    await first.close()

    const { state, find } = await openTab(shop)
    await pass(12 * SECOND)

    expect(find('.card')).toBeNull()
    expect(await state('survey.nps')).toEqual(['not_due', 'complaint'])
    expect(await state('promo')).toEqual(['not_due', 'complaint'])
  })

  it('what advertises goes, and comes again when it is mended', async () => {
    const { find, know, state } = await openTab(shopWith(promo))
    await pass(12 * SECOND)
    expect(find('.card')).not.toBeNull()

    await know({ 'feedback.openTicket': true })
    await pass(SECOND)
    expect(find('.card')).toBeNull()

    await know({ 'feedback.openTicket': false })
    await pass(SECOND)
    expect(await state('promo')).toEqual(['shown', null])
  })

  it('who is answering is not interrupted by what the answers have changed', async () => {
    const shop = shopWith(createSurvey(due))
    const { find, know, section } = await openTab(shop)
    await know({ 'feedback.due': ['nps'] })
    await pass(12 * SECOND)
    expect(find('.card')).not.toBeNull()

    await know({ 'feedback.due': [], 'feedback.openTicket': true })
    await pass(SECOND)

    expect(find('.card')).not.toBeNull()
    expect(section.drop).not.toHaveBeenCalled()
  })

  it('a survey that still waits is not asked', async () => {
    const { find, know, state } = await openTab(shopWith(createSurvey()))
    await know({ 'feedback.openTicket': true })
    await pass(12 * SECOND)

    expect(find('.card')).toBeNull()
    expect(await state('survey.nps')).toEqual(['not_due', 'complaint'])
  })

  it('it holds for a member who complained on another device', async () => {
    const shop = createShop({
      set: createSet([promo]),
      summary: { ...SUMMARY, openTicket: true },
    })
    const { state } = await openTab(shop, { isMember: true })
    await pass(12 * SECOND)

    expect(await state('promo')).toEqual(['not_due', 'complaint'])
  })
})

describe('what a widget knows', () => {
  it('is heard by other tabs', async () => {
    const shop = shopWith(createSurvey(due))
    const [one, other] = [await openTab(shop), await openTab(shop)]
    expect(await other.state('survey.nps')).toEqual(['not_due', 'audience'])

    await one.know({ 'feedback.due': ['nps'] })
    await pass(SECOND)

    expect(await other.state('survey.nps')).toEqual(['waiting', 'loading'])
  })

  it('is nothing about fields of others', async () => {
    const { know, engine } = await openTab(
      shopWith(createSurvey({ audience: { field: 'customer.tier', op: 'eq', value: 'gold' } })),
    )
    await know({ 'customer.tier': 'gold' })
    const [explained] = await engine.explain()

    expect(explained?.audience.answer).toBe('unknown')
  })

  it('lasts until the page is left where nothing may be stored', async () => {
    const shop = shopWith(promo)
    const first = await openTab(shop, { isBlocked: true })
    await first.know({ 'feedback.openTicket': true })
    await pass(SECOND)
    expect(await first.state('promo')).toEqual(['not_due', 'complaint'])
    await first.close()

    const { state } = await openTab(shop, { isBlocked: true })
    expect(await state('promo')).toEqual(['waiting', 'loading'])
  })
})

describe('who has left a checkout', () => {
  const survey = createSurvey({ audience: { field: 'visit.leftCheckout', op: 'isTrue' } })

  it('is asked on the next page, also when it is loaded', async () => {
    const shop = shopWith(survey)
    arriveAt('/checkout')
    const first = await openTab(shop)
    expect(await first.state('survey.nps')).toEqual(['not_due', 'audience'])
    await first.close()

    arriveAt('/mug')
    const { find } = await openTab(shop)
    await pass(12 * SECOND)

    expect(find('.card')?.textContent).toContain('About survey.nps')
  })

  it('is not asked once they have ordered', async () => {
    const shop = shopWith(survey)
    arriveAt('/checkout')
    const first = await openTab(shop)
    first.core.track(...ORDER)
    await pass(SECOND)
    await first.close()

    arriveAt('/mug')
    const { state } = await openTab(shop)
    expect(await state('survey.nps')).toEqual(['not_due', 'audience'])
  })

  it('is asked where nothing may be stored too, as long as no page is loaded', async () => {
    arriveAt('/checkout')
    const { engine, state } = await openTab(shopWith(survey), { isBlocked: true })
    arriveAt('/mug')
    engine.onNavigate(new URL(location.href))
    await pass(SECOND)

    expect(await state('survey.nps')).toEqual(['waiting', 'loading'])
  })
})

it('nothing is said while the shopper is in the middle of a survey of the page', async () => {
  const widget = {}
  const { find, state } = await openTab(shopWith(promo))
  setBusy(widget, true)
  await pass(MINUTE)
  expect(await state('promo')).toEqual(['waiting', 'survey'])

  setBusy(widget, false)
  await pass(2 * SECOND)

  expect(find('.card')?.textContent).toContain('About promo')
})
