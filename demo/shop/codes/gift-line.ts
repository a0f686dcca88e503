/** The gift of a code, among the products. */
import { html } from 'hono/html'
import type { Html } from '../layout/html.ts'
import { productPicture } from '../layout/picture.ts'
import type { Visit } from '../visit.ts'
import { productName } from './code-texts.ts'

export function giftLine(productId: string, visit: Visit): Html {
  return html`<li>
    ${productPicture(productId)}
    <span>${productName(productId, visit)}</span>
    <span>${visit.t('code.gift')}</span>
  </li>`
}
