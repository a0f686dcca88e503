import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { unpackCart } from '../../campaigns/saved-cart.ts'
import { forgetSavedCart, saveCart } from '../../contract/campaign/saved-cart.ts'
import {
  ANA,
  CART,
  createRefusal,
  createStage,
  MIHAI,
  type StageOptions,
} from './exit-stage.fixture.ts'
import { createCartSaving } from './save-cart.ts'

const NOW = Date.parse('2026-11-23T10:00:00Z')
const SAVED = {
  token: 'a-token-of-sixteen-or-more',
  link: 'https://shop.example/cart?regulars-cart=a-token-of-sixteen-or-more',
  expiresAt: '2026-12-23T10:00:00Z',
}
const GONE = { forgotten: true }

beforeEach(() => vi.useFakeTimers({ now: NOW, toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

function setUp(options: StageOptions = {}) {
  const stage = createStage({
    ...options,
    answers: [[saveCart, () => SAVED], [forgetSavedCart, () => GONE], ...(options.answers ?? [])],
  })
  const saving = createCartSaving(stage.context, () => 'https://shop.example/p/fern?utm_source=x')
  return { ...stage, saving }
}

const down = (): never => {
  throw new Error('down')
}

describe('saving a cart', () => {
  it('sends products and how many, and nothing of who the shopper is', async () => {
    const { saving, askedOf } = setUp({ member: ANA })

    expect(await saving.save(undefined)).toBe(true)

    expect(saving.saved.value).toMatchObject({ link: SAVED.link, expiresAt: SAVED.expiresAt })
    expect(askedOf(saveCart)[0]?.body).toEqual({
      currency: 'EUR',
      lines: [
        {
          productId: 'fern',
          variantId: 'big',
          name: 'Boston Fern',
          quantity: 2,
          unit: 1500,
          url: '/p/fern',
        },
        { productId: 'pot', name: 'Clay Pot', quantity: 1, unit: 1300 },
      ],
    })
  })

  it('puts the products into the link itself where no backend answers', async () => {
    const { saving, context } = setUp({ answers: [[saveCart, down]] })

    expect(await saving.save('/cart')).toBe(true)

    const { link, isInLink, tokens } = saving.saved.value!
    const url = new URL(link)
    expect([url.origin + url.pathname, isInLink, tokens]).toEqual([
      'https://shop.example/cart',
      true,
      [],
    ])
    expect(unpackCart(url.searchParams.get('regulars-cart')!, 'shop.example')).toMatchObject({
      lines: [
        { productId: 'fern', variantId: 'big', name: '', quantity: 2 },
        { productId: 'pot', name: '', quantity: 1 },
      ],
    })
    expect(context.report).toHaveBeenCalledExactlyOnceWith(new Error('down'))
  })

  it('leads back to the page that is shown where the shop names none', async () => {
    const { saving } = setUp({ answers: [[saveCart, down]] })

    await saving.save(undefined)

    // Without what else stood in its address.
    expect(saving.saved.value?.link).toMatch(
      /^https:\/\/shop\.example\/p\/fern\?regulars-cart=[\w.-]+$/,
    )
  })

  it('repeats a try that was not answered with the same key, for the same cart', async () => {
    const { saving, askedOf, answers, cart } = setUp({ answers: [[saveCart, down]] })
    await saving.save(undefined)
    await saving.save(undefined)
    cart.value = { ...CART, items: CART.items.slice(1) }
    answers.set(saveCart, () => SAVED)
    await saving.save(undefined)

    const keys = askedOf(saveCart).map(({ idempotencyKey }) => idempotencyKey)
    expect(keys[0]).toBe(keys[1])
    expect(keys[2]).not.toBe(keys[1])
  })

  it('is known again on the next page', async () => {
    const first = setUp()
    await first.saving.save(undefined)

    const { saving } = setUp({ store: first.store })

    await vi.waitFor(() => expect(saving.saved.value?.link).toBe(SAVED.link))
  })

  it('is forgotten after its end', async () => {
    const first = setUp()
    await first.saving.save(undefined)
    vi.setSystemTime(Date.parse(SAVED.expiresAt))

    const { saving, context } = setUp({ store: first.store })
    await vi.waitFor(async () =>
      expect(await context.campaignStore.read('saved-cart')).toBeTruthy(),
    )

    expect(saving.saved.value).toBeUndefined()
  })

  it('says when the cart has become another one', async () => {
    const { saving, cart } = setUp()
    expect(saving.isWorthwhile.value).toBe(true)
    await saving.save(undefined)
    expect([saving.isOutdated.value, saving.isWorthwhile.value]).toEqual([false, false])

    cart.value = { ...CART, items: CART.items.slice(1) }
    expect([saving.isOutdated.value, saving.isWorthwhile.value]).toEqual([true, true])

    // Emptied, as after an order, there is nothing to save instead.
    cart.value = { ...CART, items: [] }
    expect([saving.isOutdated.value, saving.isWorthwhile.value]).toEqual([false, false])
  })

  it('shows the next shopper nothing of it', async () => {
    const { saving, member } = setUp({ member: ANA })
    await saving.save(undefined)

    member.value = MIHAI

    expect(saving.saved.value).toBeUndefined()
  })
})

describe('taking it back', () => {
  it('ends all links of it', async () => {
    const tokens = ['the-first-token-of-two', 'the-second-token-of-two']
    const { saving, askedOf, answers, cart } = setUp()
    for (const token of tokens) {
      answers.set(saveCart, () => ({ ...SAVED, token }))
      await saving.save(undefined)
      cart.value = { ...CART, items: CART.items.slice(1) }
    }

    expect(await saving.revoke()).toBe(true)

    expect(askedOf(forgetSavedCart).map(({ params }) => params?.['token'])).toEqual(tokens)
    expect(saving.saved.value).toBeUndefined()
  })

  it('keeps the link in sight where that did not succeed', async () => {
    const { saving } = setUp({
      answers: [
        [
          forgetSavedCart,
          () => {
            throw createRefusal('unavailable', 503)
          },
        ],
      ],
    })
    await saving.save(undefined)

    expect(await saving.revoke()).toBe(false)

    expect(saving.saved.value?.link).toBe(SAVED.link)
    expect(saving.doings.all.value.get('revoke')).toMatchObject({ status: 'refused' })
  })
})
