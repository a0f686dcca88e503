/** Room for a campaign in the page; nothing of it is seen while there is none. */
import { html } from 'hono/html'
import type { Html } from './html.ts'

export type Slot = 'home' | 'cart' | 'cart-more' | 'thanks'

/** `fallback` is seen until the script has come, and where it does not. */
export function offers(slot: Slot, fallback: Html | '' = ''): Html {
  return html`<regulars-offers class="offers offers-${slot}" data-slot="${slot}"
    >${fallback}</regulars-offers
  >`
}
