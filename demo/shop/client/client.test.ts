// @vitest-environment happy-dom
/** The shop's script in a page: what it tells the loyalty script, and what it changes without a reload. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CartAnswer } from '../cart/answer.ts'
import { enhanceCart } from './cart.ts'
import { enhanceConsent } from './consent.ts'
import { enhanceIdentity } from './identity.ts'
import { MUGS } from './mugs.fixture.ts'
import { regulars } from './regulars.ts'
import { tellPage } from './tell.ts'

type Page = { regulars?: { q?: unknown[][] } | HTMLElement }
const page = globalThis as Page

let sent: { path: string; fields: Record<string, string> }[]
let answer: () => Response

beforeEach(() => {
  sent = []
  answer = () => Response.json({})
  delete page.regulars
  sessionStorage.clear()
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const fields = init.body instanceof FormData ? Object.fromEntries(init.body.entries()) : {}
    sent.push({
      path: new URL(path, location.href).pathname,
      fields: fields as Record<string, string>,
    })
    return answer()
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  document.body.replaceWith(document.createElement('body'))
})

/** Test markup; the real pages come from the server. */
function show(markup: string, cart?: unknown): void {
  document.body.innerHTML = `${markup}<p data-notice></p>`
  if (cart) document.body.dataset['cart'] = JSON.stringify(cart)
}

function told(): unknown {
  return page.regulars && 'q' in page.regulars ? page.regulars.q : undefined
}

function submit(selector: string): void {
  const button = document.querySelector<HTMLElement>(selector)
  button?.click()
}

const EMPTY = { currency: 'EUR', total: 0, items: [] }

test('calls wait in the queue until the loyalty script is there, and then reach it', () => {
  regulars('open')
  const queued = told()
  const calls: unknown[] = []
  Object.assign(page, { regulars: (...call: unknown[]) => calls.push(call) })

  regulars('close', 1)

  expect(queued).toEqual([['open']])
  expect(calls).toEqual([['close', 1]])
})

test('an element called regulars is not taken for the loyalty script', () => {
  page.regulars = document.createElement('h2')

  regulars('open')

  expect(told()).toEqual([['open']])
})

test('an empty cart is told as none, a filled one as it is', () => {
  show('', EMPTY)
  enhanceCart()
  show('', MUGS)
  enhanceCart()

  expect(told()).toEqual([
    ['cart', null],
    ['cart', MUGS],
  ])
})

const CART_PAGE = `<span data-cart-count>1</span><b data-subtotal></b><p data-free-post></p>
  <ul data-cart-lines>
    <li data-line="dune-mug"><input type="number" value="1"><p data-line-total></p>
      <form action="/cart/lines" data-remove><input name="product" value="ash-bowl"><button id="remove">x</button></form></li>
    <li data-line="ash-bowl"></li>
  </ul>`

function cartAnswer(change: Partial<CartAnswer>): CartAnswer {
  return {
    cart: MUGS,
    count: '2',
    subtotal: '€44.00',
    freePost: '€16.00 more',
    lines: { 'dune-mug': { quantity: 2, total: '€44.00' } },
    code: { kind: 'none', waits: false, code: '', text: '', name: '', amount: '', total: '€44.00' },
    estimate: '[]',
    notice: 'Basket updated',
    ...change,
  }
}

test('a change of the cart shows the server’s numbers, says so, and is told', async () => {
  show(CART_PAGE, EMPTY)
  enhanceCart()
  answer = () => Response.json(cartAnswer({}))

  submit('#remove')

  await expect
    .poll(() => document.querySelector('[data-notice]')?.textContent)
    .toBe('Basket updated')
  expect(sent).toEqual([{ path: '/cart/lines', fields: { product: 'ash-bowl' } }])
  expect(document.querySelector('[data-cart-count]')?.textContent).toBe('2')
  expect(document.querySelector('[data-subtotal]')?.textContent).toBe('€44.00')
  expect(document.querySelector('[data-line-total]')?.textContent).toBe('€44.00')
  expect(document.querySelector<HTMLInputElement>('input[type=number]')?.value).toBe('2')
  expect(document.querySelector('[data-line="ash-bowl"]')).toBeNull()
  expect(told()).toContainEqual(['cart', MUGS])
})

test('a change that the server did not take is sent the ordinary way', async () => {
  show(CART_PAGE, EMPTY)
  enhanceCart()
  answer = () => new Response('', { status: 500 })
  const form = document.querySelector('form')
  const send = vi.fn()
  if (form) form.submit = send

  submit('#remove')

  await expect.poll(() => send.mock.calls.length).toBe(1)
  expect(document.querySelector('[data-subtotal]')?.textContent).toBe('')
})

const BANNER = `<section data-consent><form method="post" action="/consent">
  <button name="answer" value="necessary">no</button><button name="answer" value="all">yes</button>
  </form></section>
  <form method="post" action="/consent"><button name="answer" value="ask" id="ask">settings</button></form>`

test.each([
  ['all', true],
  ['necessary', false],
])('the answer “%s” is kept, told, and the banner is gone', async (value, isGranted) => {
  show(BANNER)
  enhanceConsent()

  submit(`button[value=${value}]`)

  expect(document.querySelector<HTMLElement>('[data-consent]')?.hidden).toBe(true)
  expect(told()).toEqual([
    ['consent', { analytics: isGranted, marketing: isGranted, personalisation: isGranted }],
  ])
  expect(sent).toEqual([{ path: '/consent', fields: { answer: value } }])
})

test('the answer is told again on every page, and none is made up', () => {
  show(BANNER.replace('data-consent', 'data-consent=""'))
  enhanceConsent()
  expect(told()).toBeUndefined()

  show(BANNER.replace('data-consent', 'data-consent="necessary"'))
  enhanceConsent()
  expect(told()).toEqual([
    ['consent', { analytics: false, marketing: false, personalisation: false }],
  ])
})

test('the cookie settings ask again, and tell nothing until there is an answer', () => {
  show(BANNER)
  enhanceConsent()
  submit('button[value=all]')
  const before = JSON.stringify(told())

  submit('#ask')

  expect(document.querySelector<HTMLElement>('[data-consent]')?.hidden).toBe(false)
  expect(JSON.stringify(told())).toBe(before)
})

test('a page of nobody says so; a page of a customer leaves the printed proof to speak', () => {
  show('')
  enhanceIdentity()
  const ofNobody = told()
  delete page.regulars
  show('<script type="text/plain" data-identity="proof"></script>')
  enhanceIdentity()

  expect(ofNobody).toEqual([['identify', null]])
  expect(told()).toBeUndefined()
})

test('before the first session is over, the loyalty script learns where to ask for a proof', async () => {
  vi.useFakeTimers()
  show('<script type="text/plain" data-identity="proof"></script>')
  enhanceIdentity()
  vi.advanceTimersByTime(10 * 60_000)
  const [[command, readProof]] = told() as [[string, () => Promise<string | null>]]

  answer = () => Response.json({ proof: 'fresh' })
  const fresh = await readProof()
  answer = () => Response.json({ proof: null }, { status: 401 })
  const signedOut = await readProof()
  answer = () => new Response('', { status: 503 })

  expect([command, fresh, signedOut]).toEqual(['identify', 'fresh', null])
  await expect(readProof()).rejects.toThrow('503')
})

test('signing out swaps the account for the door, and takes the customer from the loyalty script', async () => {
  show(`<a data-account data-signed-out-label="Account"><b data-account-label>Ana</b></a>
    <main id="content" tabindex="-1"><div data-signed-in>
      <form method="post" action="/account/sign-out" data-sign-out><button id="out">out</button></form></div>
    <template data-signed-out><h1>Who is shopping?</h1></template></main>`)
  enhanceIdentity()
  answer = () => Response.json({ notice: 'You are signed out' })

  submit('#out')

  await expect.poll(() => document.querySelector('main h1')?.textContent).toBe('Who is shopping?')
  expect(document.querySelector('[data-account-label]')?.textContent).toBe('Account')
  expect(document.querySelector('[data-notice]')?.textContent).toBe('You are signed out')
  expect(document.querySelector('[data-signed-in]')).toBeNull()
  expect((told() as unknown[]).at(-1)).toEqual(['identify', null])
})

test('a product looked at is told each time, an order once', () => {
  const product = { productId: 'dune-mug', name: 'Dune Mug', value: 2200, currency: 'EUR' }
  const order = { orderId: 'FE-22222-22222', value: 4890, currency: 'EUR' }
  show(`<article data-product='${JSON.stringify(product)}'></article>
    <section data-order='${JSON.stringify(order)}'></section>`)

  tellPage()
  tellPage()

  expect(told()).toEqual([
    ['track', 'product.viewed', product],
    ['track', 'order.placed', order],
    ['track', 'product.viewed', product],
  ])
})
