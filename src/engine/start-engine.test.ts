import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NEVER_SHOWN } from '../campaigns/tally.ts'
import { DAY, MINUTE, SECOND } from '../core/clock.ts'
import {
  createCampaign,
  createSet,
  createShop,
  leaveNothing,
  MEMORY,
  openTab,
  pass,
  startClock,
} from './engine.fixture.ts'

beforeEach(startClock)
afterEach(leaveNothing)

const hello = createCampaign({ id: 'hello' })
const capped = createCampaign({ id: 'capped', caps: { every: { n: 30, unit: 'day' } } })

describe('the engine', () => {
  it('shows what is due, once the arbiter lets it, and tells what was counted', async () => {
    const shop = createShop({ set: createSet([hello]) })
    const { find, section, told, state, reported } = await openTab(shop)
    expect(await state('hello')).toEqual(['waiting', 'loading'])

    await pass(11 * SECOND)

    expect(reported).toEqual([])
    expect(find('.card')?.textContent).toContain('About hello')
    expect(section.prepare).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        campaign: hello,
        texts: { title: 'About hello' },
        textsLocale: 'en',
        placing: 'shown',
        isPreview: false,
      }),
      'sheet',
    )
    expect(told('campaign.shown')).toEqual([{ campaignId: 'hello' }])
    expect(await state('hello')).toEqual(['shown', null])
  })

  it('asks for the campaigns once, as long as their revision holds', async () => {
    const shop = createShop({ set: createSet([hello]) })
    const first = await openTab(shop)
    await first.close()
    const { state } = await openTab(shop)
    const asked = shop.requests.filter(({ what }) => what === 'GET /v1/campaigns')
    expect(asked).toHaveLength(1)
    expect(await state('hello')).toEqual(['waiting', 'loading'])
  })

  it('goes on with those known last while the backend is down, and caps them', async () => {
    const shop = createShop({ set: createSet([capped]) })
    const first = await openTab(shop)
    await pass(11 * SECOND)
    await first.close()

    shop.answers.isDown = true
    const { state, find } = await openTab(shop, { revision: 'r2', waits: 5 * SECOND })
    await pass(11 * SECOND)

    expect(await state('capped')).toEqual(['not_due', 'caps'])
    expect(find('.card')).toBeNull()
  })

  it('leaves out a broken campaign with a readable word, and runs the others', async () => {
    const broken = { ...hello, id: 'broken', surface: 'popunder' }
    const shop = createShop({ set: createSet([broken, hello]) })
    const { engine, reported } = await openTab(shop)
    expect((await engine.explain()).map(({ campaignId }) => campaignId)).toEqual(['hello'])
    expect(reported.map(String)).toEqual([
      'RegularsError: Campaign "broken" is not shown: surface: invalid value',
    ])
  })

  it('counts a closing, and remembers it over a reload', async () => {
    const once = createCampaign({ id: 'once', caps: { stopAfter: 'close' } })
    const shop = createShop({ set: createSet([once]) })
    const { find, told, close } = await openTab(shop)
    await pass(11 * SECOND)
    find('.later')!.click()
    await pass(SECOND)
    expect(told('campaign.closed')).toEqual([{ campaignId: 'once', as: 'later' }])
    await close()

    const { state } = await openTab(shop)

    expect(await state('once')).toEqual(['not_due', 'caps'])
  })

  it('is gentle where nothing may be stored: no dialog, and one turn', async () => {
    const loud = createCampaign({ id: 'loud', surface: 'modal', priority: 1 })
    const shop = createShop({ set: createSet([loud, hello]) })
    const { find, engine } = await openTab(shop, { isBlocked: true })
    await pass(11 * SECOND)
    expect(find('.card')?.dataset['level']).toBe('sheet')
    find('.later')!.click()
    await pass(2 * MINUTE)
    expect(find('.card')).toBeNull()
    const [, second] = await engine.explain()
    expect(second?.verdict).toMatchObject({ level: 'badge', reason: 'busy' })
  })

  it('says nothing more after it was stopped', async () => {
    const shop = createShop({ set: createSet([hello]) })
    const { engine, find } = await openTab(shop)
    engine.stop()
    await pass(11 * SECOND)
    expect(find('.card')).toBeNull()
  })

  it('begins anew on the next page, without a load', async () => {
    const paged = createCampaign({ id: 'paged', caps: { perPage: 1 } })
    const shop = createShop({ set: createSet([paged]) })
    const { engine, host, find } = await openTab(shop)
    await pass(11 * SECOND)
    const url = new URL('https://shop.example/next')
    host.onNavigate(url)
    engine.onNavigate(url)
    await pass(SECOND)
    expect(find('.card')).toBeNull()

    await pass(2 * MINUTE)

    expect(find('.card')?.textContent).toContain('About paged')
  })

  it('lets a moment pass for which nothing was ready', async () => {
    const asked = createCampaign({ id: 'asked', trigger: { on: 'event', name: 'shop.asked' } })
    const shop = createShop({ set: createSet([asked]) })
    const { engine, find, state } = await openTab(shop)
    engine.onEvent('shop.asked', {})
    await pass(SECOND)
    expect(await state('asked')).toEqual(['waiting', 'loading'])

    await pass(20 * SECOND)
    expect(find('.card')).toBeNull()
    expect(await state('asked')).toEqual(['refused', 'loading'])

    engine.onEvent('shop.asked', {})
    await pass(2 * SECOND)
    expect(find('.card')?.textContent).toContain('About asked')
  })
})

describe('two tabs', () => {
  it('that come to the point within 50 ms show it once; closing it suppresses the other', async () => {
    const shop = createShop({ set: createSet([capped]) })
    const one = await openTab(shop)
    const other = await openTab(shop)

    await pass(11 * SECOND)

    const cards = [one, other].filter(({ find }) => find('.card'))
    expect(cards).toHaveLength(1)
    cards[0]!.find('.later')!.click()
    await pass(3 * MINUTE)
    expect([one, other].filter(({ find }) => find('.card'))).toEqual([])
  })
})

describe('a member', () => {
  it('is known after the browser has forgotten: a cap of 30 days holds', async () => {
    const shop = createShop({ set: createSet([capped]) })
    const { find, close } = await openTab(shop, { isMember: true })
    await pass(11 * SECOND)
    expect(find('.card')).not.toBeNull()
    find('.never')!.click()
    await pass(5 * SECOND)
    await close()
    expect(shop.answers.memory.tallies['capped']).toMatchObject({ shows: 1, closes: 1 })
    expect(shop.answers.memory.never).toEqual(['offers/capped'])

    const wiped = { ...shop, browser: createShop().browser }
    const { find: findAgain, state } = await openTab(wiped, { isMember: true })
    await pass(11 * SECOND)

    expect(await state('capped')).toEqual(['not_due', 'caps'])
    expect(findAgain('.card')).toBeNull()
  })

  it('is asked about every five minutes at most', async () => {
    const shop = createShop({ set: createSet([hello]) })
    const asked = () =>
      shop.requests.filter(({ what }) => what === 'GET /v1/campaigns/customer').length
    await (await openTab(shop, { isMember: true })).close()
    await (await openTab(shop, { isMember: true })).close()
    expect(asked()).toBe(1)
    await pass(5 * MINUTE)
    await openTab(shop, { isMember: true })
    expect(asked()).toBe(2)
  })

  it('brings along what other browsers have shown', async () => {
    const shownAt = [new Date(Date.now() - DAY).toISOString()]
    const memory = { ...MEMORY, tallies: { capped: { ...NEVER_SHOWN, shownAt, shows: 1 } } }
    const shop = createShop({ set: createSet([capped]), memory })
    const { state, engine } = await openTab(shop, { isMember: true })
    expect(await state('capped')).toEqual(['not_due', 'caps'])
    const [explained] = await engine.explain('capped')
    expect(explained?.cap).toMatchObject({ by: 'every', scope: 'campaign' })
  })
})
