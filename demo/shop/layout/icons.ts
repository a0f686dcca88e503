/** The few signs of the header and the forms; each stands beside a word or inside a labelled link. */
import { html } from 'hono/html'
import type { Html } from './html.ts'

const icon = (shapes: Html): Html =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes}</svg>`

export const icons = {
  search: icon(html`<circle cx="10.5" cy="10.5" r="6.2" /><path d="m15.2 15.2 5 5" />`),
  account: icon(
    html`<circle cx="12" cy="8.2" r="3.7" /><path d="M4.6 20.2c.7-4 3.6-6 7.4-6s6.7 2 7.4 6" />`,
  ),
  basket: icon(
    html`<path d="M4.5 9.5h15l-1.3 10.2H5.8z" /><path
        d="M8.4 9.5c0-3.3 1.3-5.7 3.6-5.7s3.6 2.4 3.6 5.7"
      />`,
  ),
  arrow: icon(html`<path d="M4.5 12h14.5M13.2 6.2 19 12l-5.8 5.8" />`),
}

/** A frond rising from an ember. */
export const mark: Html = html`<svg
  class="mark"
  viewBox="0 0 32 32"
  aria-hidden="true"
  focusable="false"
>
  <path class="mark-stem" d="M16 25.5C15.2 18 16 10.5 19.8 4" />
  <path
    class="mark-leaf"
    d="M15.7 20.5c-3.8.3-6.2-1.2-7.5-3.8 3.6-.6 6.3.7 7.5 3.8Zm.1-4.9c-3.1-.2-5-1.7-5.8-4.1 3-.1 5.1 1.3 5.8 4.1Zm.9-4.6c-2.2-.6-3.5-2-3.7-4 2.2.3 3.5 1.8 3.7 4Zm-1 8.3c3.6.2 6-1.1 7.5-3.7-3.6-.8-6.2.5-7.5 3.7Zm.5-4.7c3 0 5-1.2 6.2-3.4-3-.5-5.2.7-6.2 3.4Zm1.2-4.4c2.2-.3 3.7-1.3 4.5-3.1-2.3-.2-3.9.9-4.5 3.1Z"
  />
  <circle class="mark-ember" cx="16" cy="27.3" r="2.5" />
</svg>`
