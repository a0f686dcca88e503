import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { SECOND } from '../core/clock.ts'
import {
  createCampaign,
  createSet,
  createShop,
  leaveNothing,
  openTab,
  pass,
  startClock,
  type Backend,
  type TabChanges,
} from './engine.fixture.ts'

beforeEach(startClock)
afterEach(leaveNothing)

const TEN = {
  offerId: 'ten',
  state: 'live',
  value: { kind: 'percent', percent: 10 },
  code: 'PREVIEW',
  serverNow: '2026-11-22T12:00:00.000Z',
}
const tested = createCampaign({
  id: 'tested',
  trigger: { on: 'idle', seconds: 600 },
  experiment: {
    id: 'exp-1',
    phase: 1,
    arms: [
      { id: 'silent', weight: 9_999, blocks: null },
      { id: 'loud', weight: 1, texts: { en: { title: 'Loud' } } },
    ],
  },
})
const previewed = { campaign: tested, offers: { ten: TEN } }

/** On a page that was opened with `wanted`. */
async function look(wanted: string, backend: Partial<Backend> = {}, changes: TabChanges = {}) {
  history.replaceState(null, '', `/?regulars-preview=${encodeURIComponent(wanted)}`)
  const shop = createShop({ set: createSet([tested]), ...backend })
  const tab = await openTab(shop, changes)
  await pass(SECOND)
  const asked = shop.requests.filter(({ what }) => what.endsWith('/preview'))
  return { ...tab, shop, asked, card: () => tab.find('.card')?.textContent }
}

describe('a preview', () => {
  it('shows an arm at once to who has the link, with offers for show, and counts nothing', async () => {
    const previews = { 'tested~good': previewed }
    const { find, section, told, core, card } = await look('tested.loud~good', { previews })

    expect(card()).toContain('About tested')
    expect(section.prepare).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        isPreview: true,
        arm: 'loud',
        texts: { title: 'Loud' },
        samples: { ten: TEN },
      }),
      'sheet',
    )
    find('.later')!.click()
    await pass(SECOND)
    expect(told('campaign.exposure')).toEqual([])
    expect(told('campaign.shown')).toEqual([])
    expect(told('campaign.closed')).toEqual([])
    expect(await core.store.read('campaigns.tallies')).toBeUndefined()
  })

  it('shows the draft, and keeps what shoppers see of it silent on that page', async () => {
    const hello = createCampaign({ id: 'hello' })
    const campaign = { ...hello, revision: 2, texts: { en: { title: 'Not yet' } } }
    const { card, section, find } = await look('hello~good', {
      set: createSet([hello]),
      previews: { 'hello~good': { campaign, offers: {} } },
    })

    expect(section.prepare.mock.calls.map(([{ texts }]) => texts)).toEqual([{ title: 'Not yet' }])
    expect(card()).toContain('About hello')
    find('.later')!.click()
    await pass(15 * SECOND)
    expect(section.prepare).toHaveBeenCalledOnce()
  })

  it('shows the first draft of a shop that has nothing in force', async () => {
    const { section } = await look(
      'tested.loud~good',
      {
        set: createSet([], { facts: { shipping: [], payment: ['Visa'] } }),
        previews: { 'tested~good': previewed },
      },
      { revision: undefined },
    )

    expect(section.prepare.mock.calls[0]?.[0].facts.payment).toEqual(['Visa'])
  })

  it.each(['tested', 'tested.loud', 'tested~', 'tested~stale', 'tested.loud~stale', '~good'])(
    '“%s” shows nothing, and says where there is another link',
    async (wanted) => {
      const previews = { 'tested~good': previewed }
      const { card, reported } = await look(wanted, { previews })

      expect(card()).toBeUndefined()
      expect(reported.map(String)).toEqual([
        expect.stringMatching(/^RegularsError: Campaign ".*" is not shown: the link .* console/),
      ])
    },
  )

  it('asks nobody without a token', async () => {
    expect((await look('tested')).asked).toEqual([])
  })

  it('says so where there is no such arm, no widget for it, or nothing to say', async () => {
    const gift = createCampaign({ id: 'gift', kind: 'gift' })
    const previews = { 'tested~good': previewed, 'gift~good': { campaign: gift, offers: {} } }
    const why = async (wanted: string) => {
      const { reported, close } = await look(wanted, { previews })
      await close()
      return reported.map(String).join()
    }

    expect(await why('tested.shy~good')).toContain('it has no arm “shy”')
    expect(await why('gift~good')).toContain('no widget of this page shows its kind')
    expect(await why('tested.silent~good')).toContain('a silent arm')
  })

  it('stays on its page: the next one is a shopper’s again', async () => {
    const hello = createCampaign({ id: 'hello' })
    const { engine, section, core } = await look('hello~good', {
      set: createSet([hello]),
      previews: { 'hello~good': { campaign: hello, offers: {} } },
    })
    history.replaceState(null, '', '/tea')
    await core.viewPage('https://shop.example/cups', '', 'Cups')
    engine.onNavigate(new URL('https://shop.example/cups'))
    await pass(90 * SECOND)

    expect(section.prepare.mock.calls.map(([{ isPreview }]) => isPreview)).toEqual([true, false])
  })
})

describe('triggers', () => {
  /** As of a browser that a program drives. */
  async function firesFor(wanted: string) {
    Object.defineProperty(navigator, 'webdriver', { value: true, configurable: true })
    try {
      const hello = createCampaign({ id: 'hello' })
      const backend = { set: createSet([hello]), previews: { 'tested~good': previewed } }
      return (await (await look(wanted, backend, { isTesting: false })).state('hello'))[0]
    } finally {
      Reflect.deleteProperty(navigator, 'webdriver')
    }
  }

  it('fire for programs once a link was accepted, and not for a word in the address', async () => {
    expect(await firesFor('tested~stale')).toBe('not_triggered')
    expect(await firesFor('-')).toBe('not_triggered')
    expect(await firesFor('tested.loud~good')).not.toBe('not_triggered')
  })
})

test('a page without a backend looks at its own by their id, with offers as they would be', async () => {
  const own = {
    items: [{ ...tested, id: 'own.one', blocks: [{ type: 'offer', offerId: 'ten' }] }],
    offers: [
      {
        id: 'ten',
        value: { kind: 'percent' as const, percent: 10 },
        ends: { at: '2026-11-30T00:00:00Z' },
        cooldownDays: 90,
      },
    ],
  }
  const { section, asked } = await look('own.one.loud', {}, { own, revision: undefined })

  const [occasion] = section.prepare.mock.calls[0] ?? []
  expect(occasion).toMatchObject({ isPreview: true, arm: 'loud' })
  expect(occasion?.samples).toMatchObject({
    ten: { code: 'PREVIEW', expiresAt: '2026-11-30T00:00:00.000Z' },
  })
  expect(asked).toEqual([])
})
