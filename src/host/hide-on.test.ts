import { describe, expect, it, vi } from 'vitest'
import { hideOn, isHiddenOn } from './hide-on.ts'

describe('isHiddenOn', () => {
  it.each([
    ['/cart', '/cart'],
    ['/cart', '/cart/'],
    ['/cart/', '/cart'],
    ['/', '/'],
    ['/checkout/*', '/checkout/pay'],
    ['/checkout/*', '/checkout/pay/card'],
    ['/checkout/*', '/checkout'],
    ['/*/checkout', '/ro/checkout'],
    ['/tea-*', '/tea-green'],
    ['/a*b*c', '/a-b-b-c'],
    ['*', '/anything'],
    ['/оформление', '/%D0%BE%D1%84%D0%BE%D1%80%D0%BC%D0%BB%D0%B5%D0%BD%D0%B8%D0%B5'],
    ['/100%', '/100%'],
  ])('%s hides on %s', (pattern, path) => {
    expect(isHiddenOn([pattern], path)).toBe(true)
  })

  it.each([
    ['/cart', '/cart/items'],
    ['/cart', '/carts'],
    ['/', '/cart'],
    ['/checkout/*', '/checkouts'],
    ['/*/checkout', '/checkout'],
    ['/a*b*c', '/a-c-b'],
    ['/ab*bc', '/abc'],
    ['/tea.', '/teas'],
  ])('%s does not hide on %s', (pattern, path) => {
    expect(isHiddenOn([pattern], path)).toBe(false)
  })

  it('takes no notice of what is no path', () => {
    expect(isHiddenOn([7, null, { path: '/' }, '/cart'], '/cart')).toBe(true)
    expect(isHiddenOn([7, null], '/')).toBe(false)
  })
})

describe('hideOn', () => {
  it('shows the launcher again on the next path, and has its place looked at', () => {
    const button = document.createElement('button')
    const onShown = vi.fn()
    const options = { button, patterns: ['/checkout/*'], onShown }

    hideOn(options, '/checkout/pay')
    expect(button.hidden).toBe(true)
    hideOn(options, '/teas')

    expect(button.hidden).toBe(false)
    expect(onShown).toHaveBeenCalled()
  })

  it('shows the launcher when the list is none', () => {
    const button = document.createElement('button')
    hideOn({ button, patterns: '/checkout', onShown: () => undefined }, '/checkout')
    expect(button.hidden).toBe(false)
  })
})
