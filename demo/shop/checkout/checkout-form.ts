/** The checkout form as it is sent: every field checked, every problem with a field of its own. */
import { z } from 'zod/mini'
import type { Fields } from '../forms.ts'
import type { Contact } from '../orders/order.ts'
import { COUNTRIES } from './country.ts'
import { SHIPPING_METHODS, type ShippingMethod } from './shipping.ts'

/** PostgreSQL keeps no NUL in text, and no address has a control character. */
const Printable = z.string().check(z.trim(), z.regex(/^\P{Cc}*$/u))
const Line = Printable.check(z.minLength(1), z.maxLength(120))
const Phone = Printable.check(z.maxLength(40), z.regex(/^\+?[\d\s()./-]{5,}$/))
const Token = z.uuid()

const CheckoutForm = z.object({
  email: z.email().check(z.maxLength(320)),
  name: Line,
  address: Line,
  postcode: Printable.check(z.minLength(3), z.maxLength(12)),
  city: Line,
  country: z.enum(COUNTRIES),
  phone: z.optional(Phone),
  shipping: z.enum(SHIPPING_METHODS),
  token: Token,
  seen: z.string(),
})

export const CONTACT_FIELDS = [
  'email',
  'phone',
  'name',
  'address',
  'postcode',
  'city',
  'country',
] as const
export type ContactField = (typeof CONTACT_FIELDS)[number]

export interface Checkout {
  readonly contact: Contact
  readonly shippingMethod: ShippingMethod
  /** Names this showing of the form, so that sending it twice places one order. */
  readonly token: string
  /** Currency and subtotal the shopper was shown. */
  readonly seen: string
}

export type CheckedForm =
  | { readonly ok: true; readonly checkout: Checkout }
  | { readonly ok: false; readonly wrong: readonly ContactField[] }

export function checkForm(fields: Fields): CheckedForm {
  // Left empty it is not there: the courier can do without.
  const phone = fields['phone']?.trim() || undefined
  const result = CheckoutForm.safeParse({ ...fields, email: fields['email']?.trim(), phone })
  if (!result.success) {
    const paths = new Set(result.error.issues.map((issue) => issue.path[0]))
    return { ok: false, wrong: CONTACT_FIELDS.filter((field) => paths.has(field)) }
  }
  const { shipping, token, seen, ...contact } = result.data
  return { ok: true, checkout: { contact, shippingMethod: shipping, token, seen } }
}

export function isToken(value: string | undefined): value is string {
  return Token.safeParse(value).success
}
