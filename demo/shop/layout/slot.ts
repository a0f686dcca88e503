/** Room for a campaign in the page; nothing of it is seen while there is none. */
import { html } from 'hono/html'
import type { Html } from './html.ts'

export type Slot = 'home' | 'cart' | 'cart-more' | 'thanks'

export function offers(slot: Slot): Html {
  return html`<regulars-offers class="offers offers-${slot}" data-slot="${slot}"></regulars-offers>`
}
