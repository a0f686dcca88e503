/** The demo shop: a customer of the loyalty API like any other, told of it only by HTTP and its keys. */
import { createHmac } from 'node:crypto'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import type { Database } from '../server/db.ts'
import { accountRoutes } from './account/routes.ts'
import { appearanceRoutes } from './appearance/routes.ts'
import { cartRoutes } from './cart/routes.ts'
import { checkoutRoutes } from './checkout/routes.ts'
import { createCoupons } from './codes/coupons.ts'
import { debugRoutes } from './debug-routes.ts'
import type { ShopEnv } from './environment.ts'
import { fileRoutes } from './files.ts'
import { hookRoutes } from './hooks/routes.ts'
import { renderError } from './layout/error-page.ts'
import { createOrderStore } from './orders/order-store.ts'
import { createOutbox } from './orders/outbox.ts'
import { reportOrder } from './orders/report.ts'
import { createReporter } from './orders/reporter.ts'
import { catalogueRoutes } from './pages/routes.ts'
import { preferenceRoutes } from './preferences.ts'
import { createProgramme } from './programme.ts'
import { referralRoutes } from './referral/routes.ts'
import { protectPages } from './security.ts'
import { serviceRoutes } from './service/routes.ts'
import { teaBoxRoutes } from './tea-box/routes.ts'
import { shelfRoutes } from './shelf/routes.ts'
import { createShelfStore } from './shelf/shelf-store.ts'
import type { Shop } from './shop.ts'
import { readVisit } from './visit.ts'

export interface ShopOptions {
  /** Origin of the loyalty backend, for the calls of this server. */
  readonly apiUrl: string
  /** Origin of the loyalty backend as browsers reach it; the page's own origin by default. */
  readonly pageApiUrl?: string
  /** The `src` of the tag. */
  readonly scriptUrl: string
  readonly publicKey: string
  readonly secretKey: string
  readonly identitySecret: string
  /** Signs what the backend asks of this server; without one nobody is answered. */
  readonly hookSecret?: string
  readonly database: Database
  /** Makes links to previews, by campaign, for the debugging view; a shop with an audience of its own would not say them to everybody. */
  readonly previews?: () => Promise<Readonly<Record<string, string>>>
  readonly fetch?: typeof fetch
  /** Behind a proxy that sets X-Forwarded-For. */
  readonly trustProxy?: boolean
  /** Lets a test move the shop's day along with the backend's. */
  readonly now?: () => Date
  /** Stops the background work. */
  readonly signal?: AbortSignal
}

/** Answers every path, with its own page for an unknown one: mount it last. */
export function createShopApp(options: ShopOptions): Hono<ShopEnv> {
  const shop = openShop(options)
  const app = new Hono<ShopEnv>()
  app.use(compress())
  app.route('/', fileRoutes())
  app.route('/', hookRoutes({ ...shop, secret: options.hookSecret }))
  app.use(protectPages(options))
  app.use(async (c, next) => {
    c.set('shop', shop)
    c.set('visit', await readVisit(c))
    await next()
  })
  app.use(csrf())
  for (const routes of [
    catalogueRoutes,
    cartRoutes,
    checkoutRoutes,
    accountRoutes,
    teaBoxRoutes,
    preferenceRoutes,
    referralRoutes,
    appearanceRoutes,
    serviceRoutes,
    shelfRoutes,
    debugRoutes,
  ]) {
    app.route('/', routes)
  }
  app.all('*', (c) => renderError(c, 404))
  app.onError((error, c) => renderError(c, 'status' in error ? Number(error.status) : 500, error))
  return app
}

function openShop(options: ShopOptions): Shop {
  const { database, publicKey, identitySecret } = options
  const api = { ...options, fetch: options.fetch ?? fetch }
  const now = options.now ?? (() => new Date())
  return {
    now,
    scriptUrl: options.scriptUrl,
    pageApiUrl: options.pageApiUrl,
    previews: options.previews ?? (async () => ({})),
    publicKey,
    identitySecret,
    trustProxy: options.trustProxy ?? false,
    cookieSecret: createHmac('sha256', identitySecret).update('shop cookies').digest('hex'),
    orders: createOrderStore(database, publicKey, now),
    coupons: createCoupons(api),
    shelf: createShelfStore(database, publicKey),
    programme: createProgramme({ ...api, now }),
    reporter: createReporter({
      outbox: createOutbox(database, publicKey),
      report: (order) => reportOrder(order, api),
      signal: options.signal,
    }),
  }
}
