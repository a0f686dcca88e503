import { describe, expect, it } from 'vitest'
import { isPathOfPaying, isPathOfThanks } from './paying.ts'

describe('isPathOfPaying', () => {
  it.each([
    '/cart',
    '/cart/',
    '/en/Checkout',
    '/checkouts/cn/abc/information',
    '/checkout/onepage/',
    '/payment/card',
    '/index.php/checkout',
    '/checkout.html',
    '/finalizare-comanda',
    '/carrito',
    '/koszyk',
    '/%D0%BA%D0%BE%D1%80%D0%B7%D0%B8%D0%BD%D0%B0/',
  ])('%s is', (pathname) => {
    expect(isPathOfPaying({ pathname })).toBe(true)
  })

  it.each([
    '/',
    '/teas/payload-green',
    '/products/cart-shaped-mug',
    '/blog/how-to-pay-less',
    '/%E0%A4%A',
  ])('%s is not', (pathname) => {
    expect(isPathOfPaying({ pathname })).toBe(false)
  })
})

describe('isPathOfThanks', () => {
  it.each([
    '/checkout/order-received/123/',
    '/checkout/onepage/success/',
    '/checkouts/cn/abc/thank_you',
    '/checkout/order-confirmation',
    '/finalizare-comanda/multumim',
  ])('%s is', (pathname) => {
    expect(isPathOfThanks({ pathname })).toBe(true)
  })

  it.each(['/checkout', '/checkout/payment', '/%E0%A4%A'])('%s is not', (pathname) => {
    expect(isPathOfThanks({ pathname })).toBe(false)
  })
})
