/** The cart without reloads: adding, changing and removing, with every number from the server. */
import type { CartAnswer } from '../cart/answer.ts'
import type { CartSnapshot } from '../cart/snapshot.ts'
import { showCode } from './code-view.ts'
import { foretell } from './foretell.ts'
import { notify } from './notice.ts'
import { regulars } from './regulars.ts'
import { sendForm } from './send-form.ts'

const FORMS = 'form[data-buy], form[data-quantity], form[data-remove], form[data-code-form]'

export function enhanceCart(): void {
  const snapshot = document.body.dataset['cart']
  // Safe: printed into the page by the shop's own server.
  if (snapshot) tellCart(JSON.parse(snapshot) as CartSnapshot)
  document.body.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement) || !event.target.matches(FORMS)) return
    event.preventDefault()
    void change(event.target, event.submitter)
  })
  document.body.addEventListener('change', (event) => {
    const form = event.target instanceof HTMLInputElement && event.target.form
    if (form && form.matches('form[data-quantity]')) form.requestSubmit()
  })
  // Kept by the browser from before the shopper went on: the cart has moved on since.
  addEventListener('pageshow', (event) => {
    if (event.persisted) void refresh()
  })
}

async function change(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const answer = await sendForm<CartAnswer>(form, submitter)
  if (!answer) return
  show(answer)
  notify(answer.notice)
  tellCart(answer.cart)
}

async function refresh(): Promise<void> {
  const response = await fetch('/cart', { headers: { accept: 'application/json' } })
  // Safe: the shop's own server, in the shape that its routes and this script share.
  if (response.ok) show((await response.json()) as CartAnswer)
}

export function show(answer: CartAnswer): void {
  showCount(answer)
  const lines = document.querySelector('[data-cart-lines]')
  if (!lines) return
  // An empty cart is another page, and the server has it.
  if (answer.cart.items.length === 0) return location.reload()
  setText('[data-subtotal]', answer.subtotal)
  setText('[data-free-post]', answer.freePost)
  showCode(answer.code)
  foretell(answer.estimate)
  for (const row of lines.querySelectorAll<HTMLElement>('[data-line]')) {
    const line = answer.lines[row.dataset['line'] ?? '']
    if (line) showLine(row, line)
    else removeRow(row)
  }
}

export function showCount({ count, cart }: CartAnswer): void {
  const badge = document.querySelector<HTMLElement>('[data-cart-count]')
  if (!badge) return
  badge.textContent = count
  badge.hidden = cart.items.length === 0
}

function showLine(row: HTMLElement, line: CartAnswer['lines'][string]): void {
  const total = row.querySelector('[data-line-total]')
  if (total) total.textContent = line.total
  const quantity = row.querySelector<HTMLInputElement>('input[type=number]')
  if (quantity) quantity.value = String(line.quantity)
}

/** Focus must not fall out of the page with the row. */
function removeRow(row: HTMLElement): void {
  const hadFocus = row.contains(document.activeElement)
  const next = row.nextElementSibling ?? row.previousElementSibling
  row.remove()
  if (hadFocus) next?.querySelector<HTMLElement>('.line-name a')?.focus()
}

export function tellCart(cart: CartSnapshot): void {
  regulars('cart', cart.items.length === 0 ? null : cart)
}

function setText(selector: string, text: string): void {
  const element = document.querySelector(selector)
  if (element) element.textContent = text
}
