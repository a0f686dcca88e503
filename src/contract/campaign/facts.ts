/** What a shop says about itself, so that a shopper who hesitates is answered with facts and never with guesses. */
import { z } from 'zod/mini'
import { Currency, Id, Money } from '../scalars.ts'

const Text = z.string().check(z.minLength(1), z.maxLength(300))
const Days = z.int().check(z.minimum(0), z.maximum(365))
/** Of this site, or over https; browsers read a backslash as a slash, and leave out what is blank. */
export const ShopUrl = z
  .string()
  .check(z.maxLength(2048), z.regex(/^(https:\/\/|\/(?!\/))[^\s\\]*$/))

/** ISO 3166 alpha-2; `*` for every country that no other rule names. */
const Country = z.string().check(z.regex(/^([A-Z]{2}|\*)$/))

export const ShippingRule = z.object({
  countries: z.array(Country).check(z.minLength(1), z.maxLength(300)),
  currency: Currency,
  /** What shipping costs below `freeFrom`. */
  price: Money,
  /** Merchandise from which shipping is free; never, if left out. */
  freeFrom: z.optional(Money),
  /** Working days until the parcel is there. */
  days: z.object({ min: Days, max: Days }),
})
export type ShippingRule = z.infer<typeof ShippingRule>

/** What counts towards free shipping, the same for all zones. */
export const FreeShippingBase = z.object({
  /** Cart totals of the page contain tax already, and so does `freeFrom`. */
  includesTax: z._default(z.boolean(), true),
  /** Discounts of the order are taken off before it is compared. */
  afterDiscounts: z._default(z.boolean(), true),
  /** Collections and tags whose lines do not count. */
  excluded: z._default(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(100)), []),
  /** Lines of a subscription do not count. */
  excludesSubscriptions: z._default(z.boolean(), false),
})
export type FreeShippingBase = z.infer<typeof FreeShippingBase>

/** A product as a campaign shows it: what is not said is not drawn. */
export const ProductCard = z.object({
  id: Id,
  name: Text,
  url: ShopUrl,
  image: z.optional(ShopUrl),
  price: z.optional(Money),
})
export type ProductCard = z.infer<typeof ProductCard>

export const Contact = z.object({
  phone: z.optional(z.string().check(z.maxLength(40))),
  email: z.optional(z.string().check(z.maxLength(320))),
  url: z.optional(ShopUrl),
})
export type Contact = z.infer<typeof Contact>

export const ShopFacts = z.object({
  shipping: z._default(z.array(ShippingRule).check(z.maxLength(100)), []),
  freeShipping: z.optional(FreeShippingBase),
  returns: z.optional(z.object({ days: Days, isFree: z.boolean(), url: z.optional(ShopUrl) })),
  /** Names, as they are to be read: `Visa`, `cash on delivery`. */
  payment: z._default(z.array(Text).check(z.maxLength(20)), []),
  contact: z.optional(Contact),
  /** Where a saved cart is brought back to: a page of the shop with the script on it. */
  cartUrl: z.optional(ShopUrl),
  /** Who merchandises by hand says here what is new and what to recommend. */
  products: z.optional(
    z.object({
      new: z.optional(z.array(ProductCard).check(z.maxLength(24))),
      recommended: z.optional(z.array(ProductCard).check(z.maxLength(24))),
    }),
  ),
})
export type ShopFacts = z.infer<typeof ShopFacts>
