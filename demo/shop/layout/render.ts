/** A whole page: the frame, the tag as a merchant pastes it, and what the shop's own script needs to know. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { createProof } from '../account/proof.ts'
import { snapshot } from '../cart/snapshot.ts'
import { codeOf } from '../codes/code-in-cart.ts'
import type { ShopEnv } from '../environment.ts'
import { scriptUrl, stylesheetUrl } from '../files.ts'
import { consentBanner } from './consent-banner.ts'
import { footer } from './footer.ts'
import { header } from './header.ts'
import type { Html } from './html.ts'

export interface Page {
  readonly title: string
  readonly description: string
  readonly body: Html
  readonly status?: ContentfulStatusCode
}

export async function render(c: Context<ShopEnv>, page: Page): Promise<Response> {
  const { visit } = c.var
  const { t } = visit
  const document = html`<!doctype html>
    <html lang="${visit.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} – Fern &amp; Ember</title>
        <meta name="description" content="${page.description}" />
        <meta name="theme-color" content="#f7f2e9" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${stylesheetUrl}" />
        <script defer src="${scriptUrl}"></script>
        ${await tag(c)}
      </head>
      <body data-cart="${JSON.stringify(snapshot(visit, await codeOf(c)))}">
        <a class="skip" href="#content">${t('nav.skip')}</a>
        ${header(visit)}
        <main id="content" tabindex="-1">${page.body}</main>
        ${footer(visit)} ${consentBanner(visit)}
        <p class="notice" role="status" data-notice></p>
      </body>
    </html>`
  return c.html(document, page.status ?? 200)
}

async function tag(c: Context<ShopEnv>): Promise<Html> {
  const { shop, visit } = c.var
  const identity = visit.customer && (await createProof(visit.customer, shop))
  return html`<script
    async
    src="${shop.scriptUrl}"
    data-shop="${shop.publicKey}"
    data-endpoint="${shop.pageApiUrl ?? new URL(c.req.url).origin}"
    ${identity && html`data-identity="${identity}"`}
  ></script>`
}
