// @vitest-environment happy-dom
/** Codes in the page: offered to the loyalty script, shown in the summary, and the points foretold along with them. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CartAnswer, CodeAnswer } from '../cart/answer.ts'
import { enhanceCode } from './code.ts'
import { foretell, foretellQuantity } from './foretell.ts'
import { MUGS } from './mugs.fixture.ts'
import { showCode } from './code-view.ts'

const page = globalThis as { regulars?: { q?: [string, (code: string) => Promise<boolean>][] } }
let answer: Response
let asked: string[]

beforeEach(() => {
  delete page.regulars
  asked = []
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    asked.push(`${path} ${String(body)}`)
    return answer
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceWith(document.createElement('body'))
})

const SUMMARY = `<dl><dd data-subtotal></dd>
    <div data-code-sum hidden><dt data-code-name></dt><dd data-code-amount></dd></div>
    <div data-code-sum hidden><dd data-total></dd></div></dl>
  <div data-code><p data-code-add><input value="ABC"><button id="apply">use</button></p>
    <p data-code-text></p><button data-code-remove hidden>remove</button></div>
  <i data-show="estimate" data-lines="[]"></i><ul data-cart-lines></ul><p data-notice></p>`

const APPLIED: CodeAnswer = {
  kind: 'applied',
  waits: false,
  code: 'ABC',
  text: 'Your code takes €5.00 off.',
  name: 'Code ABC',
  amount: '−€5.00',
  total: '€39.00',
}

function cartAnswer(code: CodeAnswer): CartAnswer {
  return {
    cart: MUGS,
    count: '2',
    subtotal: '€44.00',
    freePost: '',
    code,
    estimate: '[{"id":"dune-mug","quantity":1,"unit":3900}]',
    lines: {},
    notice: code.text,
  }
}

function text(selector: string): string | null | undefined {
  return document.querySelector(selector)?.textContent
}

async function apply(): Promise<boolean | undefined> {
  enhanceCode()
  return page.regulars?.q?.[0]?.[1]('ABC')
}

test('a code from the loyalty script goes into the cart, and the page shows it without a reload', async () => {
  document.body.innerHTML = SUMMARY
  answer = Response.json(cartAnswer(APPLIED))

  expect(await apply()).toBe(true)

  expect(asked).toEqual(['/cart/code code=ABC'])
  expect([text('[data-code-text]'), text('[data-total]'), text('[data-notice]')]).toEqual([
    'Your code takes €5.00 off.',
    '€39.00',
    'Your code takes €5.00 off.',
  ])
  expect(document.querySelectorAll('[hidden][data-code-sum]')).toHaveLength(0)
  expect(document.querySelector<HTMLElement>('[data-show]')?.dataset['lines']).toContain('3900')
})

test.each([
  ['does not fit', () => Response.json(cartAnswer({ ...APPLIED, kind: 'refused', name: '' }))],
  [
    'cannot be checked',
    () => Response.json(cartAnswer({ ...APPLIED, kind: 'unchecked', name: '' })),
  ],
  ['does not reach the shop', () => new Response('', { status: 502 })],
])('a code that %s is left to the shopper to copy', async (_, respond) => {
  document.body.innerHTML = SUMMARY
  answer = respond()

  expect(await apply()).toBe(false)
})

test('a code that waits for the first product has been taken by the basket', async () => {
  document.body.innerHTML = SUMMARY
  const empty = cartAnswer({ ...APPLIED, kind: 'refused', waits: true, name: '' })
  answer = Response.json({ ...empty, cart: { ...empty.cart, items: [] } })

  expect(await apply()).toBe(true)
})

test('focus goes where the code went, and back to the field when it is removed', () => {
  document.body.innerHTML = SUMMARY
  document.querySelector<HTMLElement>('#apply')?.focus()

  showCode(APPLIED)
  const onRemove = document.activeElement?.hasAttribute('data-code-remove')
  showCode({ ...APPLIED, kind: 'none', text: '', name: '' })

  expect(onRemove).toBe(true)
  expect(document.activeElement?.tagName).toBe('INPUT')
  expect(document.querySelectorAll('[hidden][data-code-sum]')).toHaveLength(2)
})

test('a code that does not fit stays in its field, marked', () => {
  document.body.innerHTML = SUMMARY

  showCode({ ...APPLIED, kind: 'refused', text: 'This code has been used.', name: '' })

  const field = document.querySelector('input')
  expect([field?.value, field?.getAttribute('aria-invalid')]).toEqual(['ABC', 'true'])
  expect(document.querySelector('[data-code-add]')?.hasAttribute('hidden')).toBe(false)
})

test('the points foretold on a product’s page follow the quantity', () => {
  document.body.innerHTML = `<i data-show="estimate" data-lines='[{"id":"mug","unit":2200,"quantity":1}]'></i>
    <form data-buy><input type="number" value="1"></form>`
  foretellQuantity()
  const field = document.querySelector('input')

  if (field) field.value = '3'
  field?.dispatchEvent(new Event('input', { bubbles: true }))

  const lines = document.querySelector<HTMLElement>('[data-show]')?.dataset['lines']
  expect(JSON.parse(lines ?? '')).toEqual([{ id: 'mug', unit: 2200, quantity: 3 }])
})

test('what did not change is not told again', () => {
  document.body.innerHTML = '<i data-show="estimate" data-lines="[]"></i>'
  const element = document.querySelector<HTMLElement>('i')
  const seen = vi.fn()
  const watcher = new MutationObserver(seen)
  if (element) watcher.observe(element, { attributes: true })

  foretell('[]')

  expect(watcher.takeRecords()).toEqual([])
})
