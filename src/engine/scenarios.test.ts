import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CustomerSummary } from '../contract/campaign/customer.ts'
import { DAY, SECOND } from '../core/clock.ts'
import { remember } from '../ui/tab-memory.ts'
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
afterEach(() => {
  remember({ drafts: {} })
  return leaveNothing()
})

const eur = (minor: number) => ({ minor, currency: 'EUR' })

/** One order, so many days ago. */
function orderedBefore(days: number, changes: Partial<CustomerSummary> = {}): CustomerSummary {
  const at = new Date(Date.UTC(2026, 10, 22, 12) - days * DAY).toISOString()
  return {
    ...SUMMARY,
    orders: [{ orderId: 'o-1', at, total: eur(4_000), isUndone: false }],
    ordersCount: 1,
    totalSpent: eur(4_000),
    ...changes,
  }
}

const winBack = createCampaign({
  id: 'win-back',
  kind: 'win-back',
  promotional: true,
  audience: { field: 'customer.lifecycle', op: 'in', value: ['lapsed', 'lost'] },
})

describe('a lapsed shopper of a small shop', () => {
  it('sees the win-back, buys, and is active in the same page view: the win-back is gone', async () => {
    const shop = createShop({ set: createSet([winBack]), summary: orderedBefore(126) })
    const { core, find, section, state, engine } = await openTab(shop, { isMember: true })
    await pass(12 * SECOND)
    expect(find('.card')?.textContent).toContain('About win-back')

    core.track('order.placed', { orderId: 'o-2', value: 5_000, currency: 'EUR' })
    await pass(SECOND)

    expect(find('.card')).toBeNull()
    expect(section.drop).toHaveBeenCalledWith('win-back')
    expect(await state('win-back')).toEqual(['not_due', 'audience'])
    const [explained] = await engine.explain('win-back')
    expect(explained?.audience).toEqual({
      answer: 'false',
      leaves: [
        {
          path: '',
          condition: winBack.audience,
          found: 'active',
          answer: 'false',
        },
      ],
    })
  })

  it('is lapsed again once the backend says that the order was undone', async () => {
    const shop = createShop({ set: createSet([winBack]), summary: orderedBefore(126) })
    const first = await openTab(shop, { isMember: true })
    first.core.track('order.placed', { orderId: 'o-2', value: 5_000, currency: 'EUR' })
    await pass(SECOND)
    await first.close()

    const { orders } = orderedBefore(126)
    const undone = {
      orderId: 'o-2',
      at: new Date().toISOString(),
      total: eur(5_000),
      isUndone: true,
    }
    shop.answers.summary = { ...orderedBefore(126), orders: [...orders, undone] }
    await pass(DAY)
    const { state } = await openTab(shop, { isMember: true })

    expect(await state('win-back')).toEqual(['waiting', 'loading'])
  })

  it('tells which campaigns led to the order', async () => {
    const shop = createShop({ set: createSet([winBack]), summary: orderedBefore(126) })
    const { core, told } = await openTab(shop, { isMember: true })
    await pass(12 * SECOND)
    core.track('order.placed', { orderId: 'o-2', value: 5_000, currency: 'EUR' })
    await pass(5 * SECOND)
    expect(told('campaign.converted')).toEqual([{ campaignId: 'win-back' }])
    expect(shop.answers.memory.tallies['win-back']).toMatchObject({ shows: 1, conversions: 1 })
  })

  it('hears nothing promotional while a complaint is open, and is apologised to', async () => {
    const apology = createCampaign({
      id: 'sorry',
      kind: 'apology',
      audience: { field: 'feedback.openTicket', op: 'isTrue' },
    })
    const shop = createShop({
      set: createSet([winBack, apology]),
      summary: orderedBefore(126, { openTicket: true }),
    })
    const { find, state } = await openTab(shop, { isMember: true })
    await pass(12 * SECOND)
    expect(find('.card')?.textContent).toContain('About sorry')
    expect(await state('win-back')).toEqual(['not_due', 'complaint'])
  })
})

describe('a page on which much wants to be said', () => {
  it('says nothing over a banner or a draft, then the highest; the others wait on the launcher', async () => {
    remember({ drafts: { 'chat.message': 'Where is my' } })
    document.body.innerHTML = '<div id="onetrust-banner-sdk"><button>Accept</button> cookies</div>'
    const banner = document.body.firstElementChild!
    // Safe: only how many there are is asked.
    banner.getClientRects = () => [new DOMRect(0, 0, 100, 40)] as unknown as DOMRectList
    banner.checkVisibility = () => true
    banner.getBoundingClientRect = () => new DOMRect(0, 0, 100, 40)
    const leaving = createCampaign({ id: 'leaving', kind: 'exit', priority: 9, surface: 'modal' })
    const points = createCampaign({ id: 'points', priority: 1 })
    const firm = createCampaign({ id: 'firm', mayBeQuieter: false })
    const shop = createShop({ set: createSet([points, firm, leaving]) })
    const { engine, find } = await openTab(shop)
    const verdicts = async () =>
      (await engine.explain()).map(({ campaignId, state, verdict }) => [
        campaignId,
        state,
        verdict?.level ?? verdict?.outcome,
        verdict?.reason,
      ])
    await pass(12 * SECOND)
    expect(find('.card')).toBeNull()
    expect(await verdicts()).toEqual([
      ['points', 'waiting', 'wait', 'banner'],
      ['firm', 'waiting', 'wait', 'banner'],
      ['leaving', 'waiting', 'wait', 'banner'],
    ])

    banner.remove()
    await pass(2 * SECOND)
    expect((await verdicts()).map(([, , , reason]) => reason)).toEqual(['draft', 'draft', 'draft'])

    remember({ drafts: {} })
    await pass(2 * SECOND)
    expect(find('.card')?.dataset['level']).toBe('modal')
    expect(await verdicts()).toEqual([
      ['points', 'shown', 'badge', 'busy'],
      ['firm', 'refused', 'refuse', 'busy'],
      ['leaving', 'shown', 'modal', 'granted'],
    ])
  })
})

describe('conditions', () => {
  it('are judged again when the merchant says more of the shopper', async () => {
    const vip = createCampaign({
      id: 'vip',
      audience: { field: 'props.size', op: 'eq', value: 'M' },
    })
    const shop = createShop({ set: createSet([vip]) })
    const first = await openTab(shop)
    expect(await first.state('vip')).toEqual(['not_due', 'audience'])
    await first.engine.setProps({ size: 'M' }, { lasting: true })
    await pass(SECOND)
    expect(await first.state('vip')).toEqual(['waiting', 'loading'])
    await first.close()

    const { state } = await openTab(shop)
    expect(await state('vip')).toEqual(['waiting', 'loading'])
  })

  it('are judged again when the cart changes, which is a moment too', async () => {
    const full = createCampaign({
      id: 'full',
      trigger: { on: 'cart' },
      audience: { field: 'cart.subtotal', op: 'gte', value: eur(5_000) },
    })
    const shop = createShop({ set: createSet([full]) })
    const tab = await openTab(shop)
    const { core, state, find } = tab
    const item = { id: 'mug', name: 'Mug', quantity: 1, unit: 3_000 }
    await core.cart.set({ currency: 'EUR', items: [item] })
    await pass(12 * SECOND)
    expect(await state('full')).toEqual(['not_due', 'audience'])
    await core.cart.set({ currency: 'EUR', items: [{ ...item, quantity: 2 }] })
    await pass(2 * SECOND)
    expect(find('.card')?.textContent).toContain('About full')
  })

  it('count what happened in this visit, and know nothing of it without consent', async () => {
    const keen = createCampaign({
      id: 'keen',
      audience: { event: 'shop.zoomed', op: 'gte', count: 2 },
    })
    const shop = createShop({ set: createSet([keen]) })
    const { core, state, close } = await openTab(shop)
    core.track('shop.zoomed', {})
    core.track('shop.zoomed', {})
    await pass(SECOND)
    expect(await state('keen')).toEqual(['waiting', 'loading'])
    await close()

    const silent = await openTab(createShop({ set: createSet([keen]) }), { consentMode: 'denied' })
    silent.core.track('shop.zoomed', {})
    silent.core.track('shop.zoomed', {})
    await pass(SECOND)
    const [explained] = await silent.engine.explain()
    expect(explained?.audience.answer).toBe('unknown')
  })
})

describe('a shop without a backend', () => {
  const offer = {
    id: 'ten',
    value: { kind: 'percent', percent: 10 } as const,
    ends: { minutesAfterIssue: 30 },
    cooldownDays: 90,
  }
  const timed = { ...createCampaign({ id: 'timed' }), blocks: [{ type: 'offer', offerId: 'ten' }] }

  it('runs the campaigns its page gives, and asks nobody', async () => {
    const shop = createShop()
    const { find } = await openTab(shop, {
      revision: undefined,
      own: { items: [createCampaign({ id: 'own' })] },
    })
    await pass(12 * SECOND)
    expect(find('.card')?.textContent).toContain('About own')
    expect(shop.requests.map(({ what }) => what)).not.toContain('GET /v1/campaigns')
  })

  it('is refused a countdown for each visitor, in words that say what to do', async () => {
    const { engine, reported } = await openTab(createShop(), {
      revision: undefined,
      own: { items: [timed, createCampaign({ id: 'own' })], offers: [offer] },
    })
    expect((await engine.explain()).map(({ campaignId }) => campaignId)).toEqual(['own'])
    expect(reported).toMatchObject([{ code: 'campaign_invalid' }])
    expect(String(reported[0])).toMatch(/"timed".*countdown|count down 30 minutes.*fixed end/i)
  })
})
