/** The img element of a product's picture; the drawing itself is a file of its own, cached by its version. */
import { html } from 'hono/html'
import { pictureUrl } from '../catalogue/pictures/index.ts'
import type { Html } from './html.ts'

export interface PictureOptions {
  /** Empty where the name stands beside it. */
  readonly alt?: string
  readonly eager?: boolean
}

export function productPicture(productId: string, options: PictureOptions = {}): Html {
  return html`<img
    class="picture"
    src="${pictureUrl(productId)}"
    width="800"
    height="1000"
    alt="${options.alt ?? ''}"
    loading="${options.eager ? 'eager' : 'lazy'}"
    decoding="async"
  />`
}
