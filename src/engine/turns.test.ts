import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SECOND } from '../core/clock.ts'
import {
  createCampaign,
  createSet,
  createShop,
  leaveNothing,
  openTab,
  pass,
  startClock,
} from './engine.fixture.ts'

beforeEach(startClock)
afterEach(() => {
  vi.unstubAllGlobals()
  return leaveNothing()
})

describe('a dialog', () => {
  const loud = createCampaign({ id: 'loud', surface: 'modal' })

  it.each([
    ['a mouse', true, 'modal'],
    ['fingers alone', false, 'sheet'],
  ])('with %s is a %s', async (_, matches, level) => {
    vi.stubGlobal('matchMedia', () => ({ matches, addEventListener: () => undefined }))
    const { find } = await openTab(createShop({ set: createSet([loud]) }))
    await pass(12 * SECOND)
    expect(find('.card')?.dataset['level']).toBe(level)
  })
})

describe('an inline campaign', () => {
  const inline = createCampaign({ id: 'row', surface: 'inline', slot: 'cart' })

  it('is made ready for its element at once, without the arbiter', async () => {
    document.body.innerHTML = '<div data-slot="cart"></div>'
    const { section, told, state } = await openTab(createShop({ set: createSet([inline]) }))
    expect(section.prepare).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ campaign: inline }),
      'inline',
    )
    expect(told('campaign.shown')).toEqual([{ campaignId: 'row' }])
    expect(await state('row')).toEqual(['shown', null])
  })

  it('is not counted on a page without its element', async () => {
    const { section, state, core } = await openTab(createShop({ set: createSet([inline]) }))
    expect(section.prepare).not.toHaveBeenCalled()
    expect(await state('row')).toEqual(['not_due', 'slot'])
    expect(await core.store.read('campaigns.tallies')).toBeUndefined()
  })

  it('goes with the page it is on', async () => {
    document.body.innerHTML = '<div data-slot="cart"></div>'
    const { section, engine } = await openTab(createShop({ set: createSet([inline]) }))
    engine.onNavigate(new URL('https://shop.example/next'))
    await pass(SECOND)
    expect(section.drop).toHaveBeenCalledWith('row')
    expect(section.prepare).toHaveBeenCalledTimes(2)
  })
})

describe('another face', () => {
  it('shows again what was shown, in its own words, and counts nothing twice', async () => {
    const campaign = createCampaign({
      id: 'hello',
      caps: { total: 1 },
      texts: { en: { title: 'Hello' }, ro: { title: 'Bună' } },
    })
    const page = { locale: 'en' }
    const shop = createShop({ set: createSet([campaign]) })
    const { engine, section, told, core, host } = await openTab(shop, {
      get locale() {
        return page.locale
      },
    })
    await pass(12 * SECOND)

    page.locale = 'ro'
    host.stage.prompts?.destroy()
    delete host.stage.prompts
    engine.faceChanged()
    await pass(2 * SECOND)

    expect(section.prepare).toHaveBeenCalledTimes(2)
    expect(section.prepare).toHaveBeenLastCalledWith(
      expect.objectContaining({ texts: { title: 'Bună' }, textsLocale: 'ro' }),
      'sheet',
    )
    expect(told('campaign.shown')).toHaveLength(1)
    expect(await core.store.read('campaigns.tallies')).toMatchObject({ hello: { shows: 1 } })
  })
})
