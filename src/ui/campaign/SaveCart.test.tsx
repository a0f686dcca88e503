import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetSavedCart, saveCart } from '../../contract/campaign/saved-cart.ts'
import { CART, createRefusal } from '../../model/campaign/exit-stage.fixture.ts'
import { button, disposeDrawn, drawBlocks, type DrawOptions } from './exit-draw.fixture.ts'

const SAVED = {
  token: 'a-token-of-sixteen-or-more',
  link: 'https://shop.example/cart?regulars-cart=a-token-of-sixteen-or-more',
  expiresAt: new Date(new Date().getFullYear(), 11, 23, 12).toISOString(),
}
const writeText = vi.fn(async (_text: string) => undefined)
let isTouch = false

beforeEach(() => {
  isTouch = false
  vi.useFakeTimers({ now: new Date(new Date().getFullYear(), 10, 23), toFake: ['Date'] })
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  vi.stubGlobal('matchMedia', () => ({ matches: isTouch }))
})

afterEach(() => {
  cleanup()
  disposeDrawn()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  writeText.mockClear()
})

function draw(options: DrawOptions = {}) {
  return drawBlocks([{ type: 'save-cart' }], {
    ...options,
    answers: [
      [saveCart, () => SAVED],
      [forgetSavedCart, () => ({ forgotten: true })],
      ...(options.answers ?? []),
    ],
  })
}

async function drawSaved(options: DrawOptions = {}) {
  const drawn = draw(options)
  fireEvent.click(button('Save my cart'))
  await screen.findByText(/^Your cart is saved until December 23/)
  return drawn
}

describe('saving the cart', () => {
  it('says what is in it before it is pressed', () => {
    draw()

    expect(screen.getByText(/Nothing about you is in it\./)).toBeTruthy()
  })

  it('is not offered for an empty cart', () => {
    draw({ cart: { ...CART, items: [] } })

    expect(screen.queryByRole('button', { name: 'Save my cart' })).toBeNull()
  })

  it('gives a link and a code to point a phone at, and reads on there', async () => {
    const { context } = await drawSaved()

    expect(screen.getByText(SAVED.link)).toBeTruthy()
    expect(await screen.findByRole('img', { name: 'QR code of your cart' })).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('status'))
    expect(context.track).toHaveBeenCalledWith('campaign.clicked', { campaignId: 'leaving' })
  })

  it('is a way out of the card that is no “no”', async () => {
    const { close } = await drawSaved()

    fireEvent.click(button('Done'))

    expect(close).toHaveBeenCalledExactlyOnceWith('done')
  })

  it('gives a phone its own sheet, and no code to point itself at', async () => {
    isTouch = true
    const share = vi.fn(async () => undefined)
    vi.stubGlobal('navigator', { clipboard: { writeText }, share })
    await drawSaved()

    fireEvent.click(button('Send the link'))

    await waitFor(() =>
      expect(share).toHaveBeenCalledExactlyOnceWith({ text: 'My cart', url: SAVED.link }),
    )
    expect(screen.queryByRole('img')).toBeNull()
  })

  it('copies the link', async () => {
    await drawSaved()

    fireEvent.click(button('Copy link'))

    expect(await screen.findByText('Link copied.')).toBeTruthy()
    expect(writeText).toHaveBeenCalledExactlyOnceWith(SAVED.link)
  })

  it('says when the cart has changed, and saves it again', async () => {
    const { cart } = await drawSaved()
    cart.value = { ...CART, items: CART.items.slice(1) }

    fireEvent.click(await screen.findByRole('button', { name: 'Save it as it is now' }))

    await waitFor(() => expect(screen.queryByText('Your cart has changed since.')).toBeNull())
  })

  it('takes the link back, and says so', async () => {
    await drawSaved()

    fireEvent.click(button('Delete the link'))

    expect(await screen.findByText('The link no longer works.')).toBeTruthy()
    expect(screen.queryByText(SAVED.link)).toBeNull()
    expect(button('Save my cart')).toBeTruthy()
  })

  it('says so when the link could not be taken back', async () => {
    const refuse = (): never => {
      throw createRefusal('unavailable', 503)
    }
    await drawSaved({ answers: [[forgetSavedCart, refuse]] })

    fireEvent.click(button('Delete the link'))

    expect(await screen.findByText(/^The link could not be deleted/)).toBeTruthy()
    expect(screen.getByText(SAVED.link)).toBeTruthy()
  })
})
