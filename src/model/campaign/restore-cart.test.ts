import { describe, expect, it, vi } from 'vitest'
import { packCart } from '../../campaigns/saved-cart.ts'
import type { CartLine } from '../../widget.ts'
import { readSavedCart } from '../../contract/campaign/saved-cart.ts'
import { CART, createRefusal, createStage, type StageOptions } from './exit-stage.fixture.ts'
import { createCartRestoring, PROPOSAL } from './restore-cart.ts'

const TOKEN = 'a-token-of-sixteen-or-more'
const LANDING = new URL(`https://shop.example/cart?regulars-cart=${TOKEN}`)
const FOUND = {
  currency: 'EUR',
  savedAt: '2026-11-22T10:00:00Z',
  expiresAt: '2099-12-22T10:00:00Z',
  lines: [
    {
      productId: 'fern',
      variantId: 'big',
      name: 'Boston Fern',
      quantity: 3,
      unit: 1500,
      state: 'ok',
    },
    { productId: 'pot', name: 'Clay Pot', quantity: 1, unit: 1300, state: 'sold_out' },
    { productId: 'soil', name: 'Soil', quantity: 5, unit: 400, state: 'clipped', available: 2 },
  ],
} as const
const FERN: CartLine = { productId: 'fern', variantId: 'big', name: 'Boston Fern', quantity: 2 }
const EMPTY = { ...CART, total: 0, items: [] }

function packed(lines: readonly CartLine[]): string {
  const cart = packCart(lines, 'shop.example')
  return 'token' in cart ? cart.token : expect.unreachable(cart.refused)
}

const down = (): never => {
  throw new Error('down')
}

function setUp({
  cleanAddress = false,
  ...options
}: StageOptions & { cleanAddress?: boolean } = {}) {
  const stage = createStage({
    ...options,
    answers: [[readSavedCart, () => FOUND], ...(options.answers ?? [])],
  })
  const restoring = createCartRestoring({
    context: stage.context,
    cleanAddress,
    readPage: () => LANDING.href,
  })
  return { ...stage, restoring }
}

async function land(options: Parameters<typeof setUp>[0] = {}, url = LANDING) {
  const stage = setUp(options)
  await stage.restoring.wake(url)
  return stage
}

/** What the page was given for its cart, without prices and names. */
function givenTo({ context }: ReturnType<typeof setUp>): (readonly [string, number])[] {
  const lines = context.replaceCart.mock.calls.at(-1)?.[0] ?? []
  return lines.map(({ productId, quantity }) => [productId, quantity])
}

describe('a link to a saved cart', () => {
  it('is read, and asked about as what the shopper came for', async () => {
    const { restoring, context, askedOf } = await land()

    expect(askedOf(readSavedCart)).toEqual([{ params: { token: TOKEN } }])
    expect(restoring.state.value).toBe('found')
    expect(restoring.changed.value.map(({ productId }) => productId)).toEqual(['pot', 'soil'])
    expect(context.propose).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ id: PROPOSAL, isAwaited: true }),
    )
    expect(context.cleanAddress).not.toHaveBeenCalled()
  })

  it('is taken out of the address where the merchant allows it', async () => {
    const { context } = await land({ cleanAddress: true })

    expect(context.cleanAddress).toHaveBeenCalledExactlyOnceWith('regulars-cart')
  })

  it.each(['', 'x', 'y'.repeat(2001)])('with %j in it is none', async (token) => {
    const url = new URL(`https://shop.example/?regulars-cart=${token}`)
    const { restoring, context } = await land({}, url)

    expect(restoring.state.value).toBe('none')
    expect(context.propose).not.toHaveBeenCalled()
  })

  it('that has ended says so', async () => {
    const refuse = (): never => {
      throw createRefusal('not_found', 404)
    }
    const { restoring, context } = await land({ answers: [[readSavedCart, refuse]] })

    expect(restoring.state.value).toBe('gone')
    expect(context.report).not.toHaveBeenCalled()
  })

  it('can be tried again when nobody answered', async () => {
    const { restoring, answers, context } = await land({
      answers: [[readSavedCart, down]],
      cleanAddress: true,
    })
    expect(restoring.state.value).toBe('failed')
    expect(context.cleanAddress).not.toHaveBeenCalled()

    answers.set(readSavedCart, () => FOUND)
    await restoring.retry()

    expect(restoring.state.value).toBe('found')
  })

  it('once read is there later without a network', async () => {
    const { store } = await land()

    const later = setUp({ store, answers: [[readSavedCart, down]] })
    await later.restoring.recall()

    expect(later.restoring.state.value).toBe('found')
    expect(later.restoring.found.value?.lines).toEqual(FOUND.lines)
  })

  it('that holds the products themselves needs no backend', async () => {
    const url = new URL(LANDING)
    url.searchParams.set('regulars-cart', packed([FERN]))
    const stage = await land({ cart: EMPTY, answers: [[readSavedCart, down]] }, url)

    expect(stage.restoring.state.value).toBe('found')
    await stage.restoring.restore('replace')

    expect(givenTo(stage)).toEqual([['fern', 2]])
  })

  it('that was tampered with is refused', async () => {
    const url = new URL(LANDING)
    url.searchParams.set('regulars-cart', `${packed([FERN])}x`)

    const { restoring } = await land({ answers: [[readSavedCart, down]] }, url)

    expect(restoring.state.value).toBe('gone')
    expect(restoring.found.value).toBeUndefined()
  })
})

describe('bringing it back', () => {
  it('asks how, where something lies in the cart already', async () => {
    const { restoring, cart } = await land()
    expect(restoring.mustChoose.value).toBe(true)

    cart.value = EMPTY

    expect(restoring.mustChoose.value).toBe(false)
  })

  it.each([
    [
      'replace',
      [
        ['fern', 3],
        ['soil', 2],
      ],
    ],
    [
      'merge',
      [
        ['fern', 3],
        ['pot', 1],
        ['soil', 2],
      ],
    ],
    [
      'add-missing',
      [
        ['fern', 2],
        ['pot', 1],
        ['soil', 2],
      ],
    ],
  ] as const)(
    'by %s gives the page its lines, without what is sold out',
    async (mode, expected) => {
      const stage = await land()

      await stage.restoring.restore(mode)

      expect(givenTo(stage).toSorted()).toEqual(expected)
      expect(stage.restoring.state.value).toBe('restored')
      expect(stage.context.announce).toHaveBeenCalledExactlyOnceWith('cart-restored', {
        mode,
        lines: expected.length,
      })
    },
  )

  it('lists the products where the page cannot do it', async () => {
    const { restoring, context } = await land({ replaceCart: async () => false })

    await restoring.restore('replace')

    expect(restoring.state.value).toBe('listed')
    expect(context.announce).not.toHaveBeenCalled()
  })

  it('lists them as well where the page’s own code fails', async () => {
    const { restoring, context } = await land({
      replaceCart: () => Promise.reject(new Error('no')),
    })

    await restoring.restore('replace')

    expect(restoring.state.value).toBe('listed')
    expect(context.report).toHaveBeenCalledExactlyOnceWith(new Error('no'))
  })

  it('is not asked about again when the page is loaded once more', async () => {
    const { restoring, store } = await land()
    await restoring.restore('replace')

    const again = await land({ store })

    expect(again.restoring.state.value).toBe('none')
    expect(again.context.propose).not.toHaveBeenCalled()
  })

  it('is not asked about again once it was thrown away', async () => {
    const { restoring, store, context } = await land()
    await restoring.dismiss()

    expect(context.withdraw).toHaveBeenCalledExactlyOnceWith(PROPOSAL)
    const again = await land({ store })
    await again.restoring.recall()
    expect(again.restoring.state.value).toBe('none')
  })

  it('happens once, however often it is pressed', async () => {
    const { restoring, context } = await land()

    await Promise.all([restoring.restore('merge'), restoring.restore('merge')])

    await vi.waitFor(() => expect(restoring.state.value).toBe('restored'))
    expect(context.replaceCart).toHaveBeenCalledOnce()
  })
})
