/** The public face of a shop: what the script needs to start, in one cacheable request. */
import { z } from 'zod/mini'
import { defineEndpoint } from './endpoint.ts'
import { Currency, Id, Locale, PublicKey } from './scalars.ts'

const Colour = z.string().check(z.regex(/^#[\da-f]{6}$/i))

/** Design tokens; each is a plain value, never CSS text. */
export const Theme = z.object({
  /** `#rrggbb`. Text on it is chosen for contrast. */
  brand: z.optional(Colour),
  /** Corner radius, px. */
  radius: z.optional(z.int().check(z.minimum(0), z.maximum(32))),
  /** `page` takes the page’s own font. */
  font: z.optional(z.enum(['system', 'page'])),
  scheme: z.optional(z.enum(['auto', 'light', 'dark'])),
  density: z.optional(z.enum(['comfortable', 'compact'])),
})
export type Theme = z.infer<typeof Theme>

export const LauncherConfig = z.object({
  /** `none`: the merchant’s own buttons with `data-regulars-open` do it. */
  kind: z.optional(z.enum(['button', 'none'])),
  side: z.optional(z.enum(['start', 'end'])),
  /** Distance to the edge of the viewport, px. */
  offset: z.optional(z.int().check(z.minimum(0), z.maximum(400))),
})
export type LauncherConfig = z.infer<typeof LauncherConfig>

export const Shop = z.object({
  id: Id,
  name: z.string(),
  currency: Currency,
  /** IANA name; days and deadlines of the shop are counted in it. */
  timezone: z.string(),
  locales: z.array(Locale),
  theme: z._default(Theme, {}),
  launcher: z._default(LauncherConfig, {}),
  /** By widget name; `false` switches it off. Each widget checks its own part. */
  widgets: z._default(z.record(z.string(), z.unknown()), {}),
})
export type Shop = z.infer<typeof Shop>

export const readShop = defineEndpoint({
  id: 'shop.read',
  method: 'GET',
  path: '/v1/shop',
  access: 'public',
  summary: 'The shop’s public configuration; answered with an ETag and kept for five minutes.',
  query: z.object({ key: PublicKey }),
  response: Shop,
  problems: ['unknown_shop'],
})
