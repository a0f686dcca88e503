/** The public face of a shop: what the script needs to start, in one cacheable request. */
import { z } from 'zod/mini'
import { DestinationConfig } from './destinations.ts'
import { defineEndpoint } from './endpoint.ts'
import { Currency, Id, Locale, PublicKey } from './scalars.ts'

const Colour = z.string().check(z.regex(/^#[\da-f]{6}$/i))

const Pixels = z.int().check(z.minimum(0), z.maximum(400))

/** Design tokens; each is a plain value, never CSS text. */
export const Theme = z.object({
  /** `#rrggbb`. Text on it is chosen for contrast. */
  brand: z.optional(Colour),
  /** `#rrggbb`, behind everything we draw; without it white, or a dark grey where the page is dark. */
  surface: z.optional(Colour),
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
  /** By the page’s own direction of reading: `end` is on the right of an English page, on the left of an Arabic one. */
  side: z.optional(z.enum(['start', 'end'])),
  /** Distance to the edge of the viewport, px. */
  offset: z.optional(Pixels),
  /** Distance to the bottom, px; without it the same as `offset`. */
  bottom: z.optional(Pixels),
  /** The same two where the viewport is narrower than 560 px. */
  phone: z.optional(z.object({ offset: z.optional(Pixels), bottom: z.optional(Pixels) })),
  /** z-index of the launcher; the open panel is above everything. */
  z: z.optional(z.int().check(z.minimum(0), z.maximum(2_147_483_647))),
  /** Selectors of what the launcher must never cover, beside what it finds out by itself. */
  avoid: z.optional(
    z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(20)),
  ),
  /** Paths without a launcher; `*` stands for any rest: `/checkout/*`. */
  hideOn: z.optional(
    z.array(z.string().check(z.maxLength(200), z.regex(/^\/[^?#]*$/))).check(z.maxLength(50)),
  ),
})
export type LauncherConfig = z.infer<typeof LauncherConfig>

/**
 * The merchant’s own words: language, then `ui` or a widget’s name, then the key of the text. A counted text is an object
 * of its plural forms. A language beside our five needs nothing but this; what it leaves out is shown in English.
 */
export const OwnTexts = z.record(
  z.string().check(z.regex(/^[a-z]{2,3}$/)),
  z.record(
    z.string(),
    z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
  ),
)
export type OwnTexts = z.infer<typeof OwnTexts>

export const Shop = z.object({
  id: Id,
  name: z.string(),
  currency: Currency,
  /** IANA name; days and deadlines of the shop are counted in it. */
  timezone: z.string(),
  locales: z.array(Locale),
  theme: z._default(Theme, {}),
  launcher: z._default(LauncherConfig, {}),
  texts: z._default(OwnTexts, {}),
  /** By widget name; `false` switches it off. Each widget checks its own part. */
  widgets: z._default(z.record(z.string(), z.unknown()), {}),
  /** The revision of its campaigns, as `/v1/campaigns` answers them; missing while there are none, and then nobody asks. */
  campaigns: z.optional(z.string().check(z.maxLength(64))),
  /** Who else is told of events; missing where nobody is. */
  destinations: z.optional(z.array(DestinationConfig).check(z.maxLength(8))),
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
