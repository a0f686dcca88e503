/** Codes without reloads: the loyalty script may put one into the cart, and the summary says what became of it. */
import type { CartAnswer } from '../cart/answer.ts'
import { show, tellCart } from './cart.ts'
import { notify } from './notice.ts'
import { regulars } from './regulars.ts'

export function enhanceCode(): void {
  regulars('applyCode', applyCode)
}

/** Whether the cart took it, or will with the first product; what it did, or why it did not, is said to the shopper either way. */
async function applyCode(code: string): Promise<boolean> {
  const response = await fetch('/cart/code', {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ code }),
  })
  if (!response.ok) return false
  // Safe: the shop's own server, in the shape that its routes and this script share.
  const answer = (await response.json()) as CartAnswer
  // With an empty cart there is nothing to show, and the page stays as it is.
  if (answer.cart.items.length > 0) {
    show(answer)
    tellCart(answer.cart)
  }
  notify(answer.notice)
  return answer.code.kind === 'applied' || answer.code.waits
}
