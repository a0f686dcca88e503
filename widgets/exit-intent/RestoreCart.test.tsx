import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { readSavedCart } from '../../src/contract/campaign/saved-cart.ts'
import {
  CART,
  createRefusal,
  type StageOptions,
} from '../../src/model/campaign/exit-stage.fixture.ts'
import { PROPOSAL } from '../../src/model/campaign/restore-cart.ts'
import { FOUND } from './backend.fixture.ts'
import { disposeModels, drawCard, drawSection, LANDING, setUp } from './render.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

const EMPTY = { ...CART, total: 0, items: [] }
const button = (name: string): HTMLElement => screen.getByRole('button', { name })

async function land(options: StageOptions = {}) {
  const stage = setUp(options)
  await stage.model.restoring.wake(LANDING)
  return { ...stage, ...drawCard(stage, PROPOSAL) }
}

/** Each with what is said of it. */
const linesOf = (): (string | null)[] =>
  screen.getAllByRole('listitem', { hidden: true }).map(({ textContent }) => textContent)

describe('the card of a saved cart', () => {
  it('names what was sold out, what there is less of, and what costs another price', async () => {
    await land()

    expect(screen.getByRole('region', { name: 'Your saved cart' })).toBeTruthy()
    expect(linesOf()).toEqual([
      '2 × Boston Fern€15.00',
      '1 × Clay PotSold out',
      '5 × SoilOnly 3 left, not 5',
      '1 × Watering Can€22.00 now, €20.00 before',
    ])
  })

  it('brings it back after one press where the cart is empty', async () => {
    const { context, close } = await land({ cart: EMPTY })

    fireEvent.click(button('Bring my cart back'))

    const told = await screen.findByText('Your cart is back.')
    await waitFor(() => expect(document.activeElement).toBe(told))
    expect(context.replaceCart).toHaveBeenCalledOnce()
    expect(linesOf()).toEqual([
      '1 × Clay PotSold out',
      '5 × SoilOnly 3 left, not 5',
      '1 × Watering Can€22.00 now, €20.00 before',
    ])
    fireEvent.click(button('Done'))
    expect(close).toHaveBeenCalledExactlyOnceWith('done')
  })

  it('asks what to do with what lies in the cart', async () => {
    const { context } = await land()

    expect(screen.getByText('There is something in your cart already.')).toBeTruthy()
    fireEvent.click(button('Put both together'))

    await screen.findByText('Your cart is back.')
    expect(context.announce).toHaveBeenCalledWith(
      'cart-restored',
      expect.objectContaining({ mode: 'merge' }),
    )
  })

  it.each(['Add only what is missing', 'Use the saved cart instead'])(
    'offers to %s',
    async (name) => {
      await land()

      fireEvent.click(button(name))

      expect(await screen.findByText('Your cart is back.')).toBeTruthy()
    },
  )

  it('leads to each product where the page cannot fill its cart', async () => {
    await land({ cart: EMPTY, replaceCart: async () => false })

    fireEvent.click(button('Bring my cart back'))

    const link = await screen.findByRole('link', { name: '2 × Boston Fern' })
    expect(link.getAttribute('href')).toBe('/p/fern')
    expect(screen.queryByRole('link', { name: '1 × Clay Pot' })).toBeNull()
    expect(screen.getByText(/^This page cannot fill the cart by itself/)).toBeTruthy()
  })

  it('can wait', async () => {
    const { close, model } = await land()

    fireEvent.click(button('Not now'))

    expect(close).toHaveBeenCalledExactlyOnceWith('later')
    expect(model.restoring.state.value).toBe('found')
  })

  it('says that nothing of it can be bought', async () => {
    const lines = FOUND.lines.map((line) => ({ ...line, state: 'sold_out' }))
    await land({ cart: EMPTY, answers: [[readSavedCart, () => ({ ...FOUND, lines })]] })

    expect(screen.getByText('Nothing of it can be bought at the moment.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Bring my cart back' })).toBeNull()
  })

  it('says that the link has ended', async () => {
    const refuse = (): never => {
      throw createRefusal('not_found', 404)
    }
    await land({ answers: [[readSavedCart, refuse]] })

    expect(screen.getByText(/^This link has ended or was deleted/)).toBeTruthy()
  })

  it('can be tried again when it could not be fetched', async () => {
    const { answers } = await land({
      answers: [
        [
          readSavedCart,
          () => {
            throw new Error('down')
          },
        ],
      ],
    })

    answers.set(readSavedCart, () => FOUND)
    fireEvent.click(button('Try again'))

    expect(await screen.findByText('There is something in your cart already.')).toBeTruthy()
  })
})

describe('a saved cart in the panel', () => {
  it('waits there, and can be thrown away', async () => {
    const stage = setUp()
    await stage.model.restoring.wake(LANDING)
    drawSection(stage)

    fireEvent.click(button('I do not need it'))

    await waitFor(() => expect(screen.queryByText('Your saved cart')).toBeNull())
  })
})
