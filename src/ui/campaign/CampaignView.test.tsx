import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import type { Block } from '../../contract/campaign/block.ts'
import {
  ANA,
  createCart,
  disposeModels,
  type OccasionOptions,
} from '../../model/campaign/campaign.fixture.ts'
import { drawCampaign } from './render.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

const button = (name: string): HTMLElement => screen.getByRole('button', { name })
const TEXT: Block = { type: 'text', key: 'text' }
const LINK: Block = { type: 'link', key: 'go', url: '/new' }
const texts = { title: 'What grows now', text: 'Twelve new plants.', go: 'See them' }

describe('the card', () => {
  it('is named by the merchant’s title and says their text', async () => {
    await drawCampaign({ occasion: { blocks: [TEXT] } })

    expect(screen.getByRole('heading', { level: 2 }).id).toBe('card-title')
    expect(screen.getByText('On everything that grows.')).toBeTruthy()
  })

  it('says in which language it is where that is another one', async () => {
    await drawCampaign({ occasion: { blocks: [TEXT], textsLocale: 'ro-RO' } })

    expect(screen.getByRole('heading').getAttribute('lang')).toBe('ro-RO')
    expect(screen.getByText('On everything that grows.').getAttribute('lang')).toBe('ro-RO')
  })

  it('says of a preview that nobody else sees it', async () => {
    await drawCampaign({ occasion: { blocks: [TEXT], isPreview: true } })

    expect(screen.getByText('Preview: nobody but you sees this')).toBeTruthy()
  })

  it('has a no, and a never, in our words where the merchant has none', async () => {
    const { close } = await drawCampaign({ occasion: { blocks: [TEXT] } })

    fireEvent.click(button('Close'))
    fireEvent.click(button('Don’t show this again'))

    expect(close.mock.calls).toEqual([['later'], ['never']])
  })

  it('says no only to what can be taken up', async () => {
    await drawCampaign({ occasion: { blocks: [TEXT], texts: { ...texts, accept: 'Yes' } } })

    expect(button('No, thanks')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Close' })).toBeNull()
  })

  it('an accept without an offer or a link closes it as done, and counts', async () => {
    const { close, context } = await drawCampaign({
      occasion: { blocks: [TEXT], texts: { ...texts, accept: 'Good to know' } },
    })

    fireEvent.click(button('Good to know'))

    expect(close).toHaveBeenCalledWith('done')
    expect(context.track).toHaveBeenCalledWith('campaign.clicked', { campaignId: 'autumn' })
  })

  it('a link stands beside the no and is the only way on', async () => {
    const { context } = await drawCampaign({
      occasion: { blocks: [TEXT, LINK], texts: { ...texts, accept: 'Yes' } },
    })
    const link = screen.getByRole('link', { name: 'See them' })

    fireEvent.click(link)

    expect(link.getAttribute('href')).toBe('/new')
    expect(link.parentElement?.textContent).toBe('See themNo, thanks')
    expect(screen.queryByRole('button', { name: 'Yes' })).toBeNull()
    expect(context.track).toHaveBeenCalledOnce()
  })

  it('a bar has its cross, and no second no', async () => {
    await drawCampaign({ level: 'bar', occasion: { blocks: [TEXT, LINK], texts } })

    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByRole('link', { name: 'See them' })).toBeTruthy()
  })

  it('in the page and in the panel there is nothing to close', async () => {
    await drawCampaign({ level: 'inline', occasion: { blocks: [TEXT, LINK], texts } })

    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByRole('heading', { level: 3 })).toBeTruthy()
  })
})

describe('blocks', () => {
  it('a text that is not there in any language takes no place', async () => {
    const { container } = await drawCampaign({
      occasion: { blocks: [TEXT, { type: 'text', key: 'more' }], texts },
    })

    expect(container.querySelectorAll('.cmp-text')).toHaveLength(1)
  })

  it('a picture that cannot be had leaves no hole', async () => {
    const image: Block = { type: 'image', key: 'text', url: '/plants.jpg' }
    await drawCampaign({ occasion: { blocks: [TEXT, image], texts } })

    fireEvent.error(screen.getByRole('img', { name: 'Twelve new plants.' }))

    expect(screen.queryByRole('img')).toBeNull()
  })

  it('points say what there is, and from when on it goes', async () => {
    await drawCampaign({
      member: ANA,
      occasion: {
        blocks: [{ type: 'points' }],
        points: { balance: 1240, expiringAt: '2026-12-05T12:00:00.000Z' },
      },
    })

    expect(screen.getByText('You have 1,240 points.')).toBeTruthy()
    expect(screen.getByText('Some of them end on December 5.')).toBeTruthy()
  })

  it('an order that is late says what was promised, and what nobody knows yet', async () => {
    const { container } = await drawCampaign({
      occasion: {
        campaign: { kind: 'apology' },
        blocks: [{ type: 'order' }],
        delayedOrder: { orderId: '1042', promisedAt: '2026-11-20T12:00:00.000Z' },
      },
    })

    const [order] = container.querySelectorAll('dl')
    expect(order?.textContent).toBe('Order1042Promised forNovember 20Now expectednot known yet')
  })

  it('products have a name, a price and a place for their picture', async () => {
    const fern = { id: 'f', name: 'Fern', url: '/p/f', price: { minor: 1250, currency: 'EUR' } }
    const { container, context } = await drawCampaign({
      occasion: {
        blocks: [{ type: 'products', source: 'recent', max: 4 }],
        recent: [
          { ...fern, image: '/fern.jpg' },
          { id: 'm', name: 'Moss', url: '/p/m' },
        ],
      },
    })

    expect(screen.getByRole('list', { name: 'Seen lately' }).children).toHaveLength(2)
    expect(screen.getByRole('link', { name: /Fern.*€12.50/ }).getAttribute('href')).toBe('/p/f')
    const picture = container.querySelector('img')
    expect([picture?.width, picture?.height, picture?.loading]).toEqual([160, 160, 'lazy'])
    fireEvent.click(screen.getByRole('link', { name: 'Moss' }))
    expect(context.track).toHaveBeenCalledOnce()
  })
})

describe('free shipping', () => {
  const rule = {
    countries: ['RO'],
    currency: 'EUR',
    price: { minor: 500, currency: 'EUR' },
    freeFrom: { minor: 5000, currency: 'EUR' },
    days: { min: 1, max: 2 },
  }
  const occasion: OccasionOptions = {
    campaign: { kind: 'free-shipping' },
    blocks: [{ type: 'free-shipping' }],
    facts: { shipping: [rule], payment: [] },
    country: 'RO',
  }
  const progress = (): HTMLElement => screen.getByRole('progressbar')

  it('says how much is missing, as a line and as a share', async () => {
    await drawCampaign({ level: 'bar', occasion, cart: createCart(4000) })

    expect(progress().getAttribute('aria-valuetext')).toBe('€10.00 more for free shipping')
    expect(progress().getAttribute('aria-valuenow')).toBe('80')
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('follows the cart at once, and says each change once, also falling back', async () => {
    const { cart } = await drawCampaign({ level: 'inline', occasion, cart: createCart(4000) })
    const told = (): string | null => screen.getByRole('status').textContent

    cart.value = createCart(5000)
    await expect.poll(told).toBe('You have free shipping')
    expect(progress().getAttribute('aria-valuenow')).toBe('100')

    cart.value = createCart(4999)
    await expect.poll(told).toBe('€0.01 more for free shipping')

    cart.value = createCart(4000)
    await expect.poll(told).toBe('€10.00 more for free shipping')
    expect(progress().getAttribute('aria-valuetext')).toBe('€10.00 more for free shipping')
  })

  it('keeps its room when the cart makes it impossible, and says so', async () => {
    const { cart, container } = await drawCampaign({
      level: 'inline',
      occasion,
      cart: createCart(4000),
    })

    cart.value = createCart(4000, { country: 'US' })

    const text = await screen.findAllByText('No free shipping for this order')
    expect(text.length).toBeGreaterThan(0)
    expect(container.querySelector('.cmp-ship-rest')).toBeTruthy()
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it('is in no case said of a cart with nothing to send', async () => {
    const card = { id: 'g', name: 'Gift card', quantity: 1, unit: 9, line: 9, isDigital: true }
    const { isReady } = await drawCampaign({
      occasion,
      cart: createCart(9, { items: [card as never] }),
    })

    expect(isReady).toBe(false)
  })
})
