/** Tells the loyalty script what this page is about: a product looked at, an order placed. */
import { regulars } from './regulars.ts'

export function tellPage(): void {
  const product = read('product')
  if (product) regulars('track', 'product.viewed', product)
  const order = read('order')
  if (order && isNew(String(order['orderId']))) regulars('track', 'order.placed', order)
}

function read(name: 'product' | 'order'): Readonly<Record<string, unknown>> | undefined {
  const text = document.querySelector<HTMLElement>(`[data-${name}]`)?.dataset[name]
  // Safe: printed into the page by the shop's own server.
  return text ? (JSON.parse(text) as Readonly<Record<string, unknown>>) : undefined
}

/** A thank-you page that is reloaded is still the same order. */
function isNew(orderId: string): boolean {
  try {
    if (sessionStorage.getItem('fe_order') === orderId) return false
    sessionStorage.setItem('fe_order', orderId)
  } catch {
    // Storage is blocked: the order's id tells the repeats apart as well.
  }
  return true
}
