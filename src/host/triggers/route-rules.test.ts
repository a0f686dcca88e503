import { describe, expect, it } from 'vitest'
import { hasLeftCart, isGoingBack, isPathOfCart, isPathOfCheckout } from './route-rules.ts'

describe('paths', () => {
  it.each([
    '/cart',
    '/en/cart/',
    '/cos-de-cumparaturi',
    '/cart.php',
    '/%D0%BA%D0%BE%D1%80%D0%B7%D0%B8%D0%BD%D0%B0',
  ])('%s is a cart, not a checkout', (pathname) => {
    expect(isPathOfCart({ pathname })).toBe(true)
    expect(isPathOfCheckout({ pathname })).toBe(false)
  })

  it.each(['/checkout', '/checkouts/abc', '/finalizare-comanda', '/cart/checkout', '/plata'])(
    '%s is a checkout, not a cart',
    (pathname) => {
      expect(isPathOfCart({ pathname })).toBe(false)
      expect(isPathOfCheckout({ pathname })).toBe(true)
    },
  )

  it.each(['/', '/products/cart-shaped-mug', '/checkout/order-received/12', '/%E0%A4%A'])(
    '%s is neither',
    (pathname) => {
      expect(isPathOfCart({ pathname })).toBe(false)
      expect(isPathOfCheckout({ pathname })).toBe(false)
    },
  )
})

describe('hasLeftCart', () => {
  it.each([
    [['/teas', '/cart', '/teas'], false],
    [['/cart', '/teas', '/cart', '/'], true],
    [['/cart', '/teas', '/cart', '/', '/about'], false],
    [['/cart', '/teas', '/cart', '/checkout'], false],
    [['/cart', '/checkout', '/cart', '/teas', '/cart'], false],
    [['/cart', '/teas', '/checkout', '/cart', '/teas'], false],
    [['/cart', '/cart'], false],
    [[], false],
  ])('%j: %s', (paths, isLeft) => {
    expect(hasLeftCart(paths)).toBe(isLeft)
  })
})

describe('isGoingBack', () => {
  it('is so when Back was pressed twice within ten seconds', () => {
    expect(isGoingBack([1000, 11_000], 11_000, false)).toBe(true)
    expect(isGoingBack([1000, 11_001], 11_001, false)).toBe(false)
    expect(isGoingBack([1000], 1000, false)).toBe(false)
  })

  it('is so when Back led to where the visit began', () => {
    expect(isGoingBack([1000], 1000, true)).toBe(true)
    expect(isGoingBack([], 1000, true)).toBe(false)
  })
})
