/** One request, as the pages see it: language, currency, cart and who is signed in. */
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import {
  chooseLocale,
  createFormat,
  createTranslate,
  type Format,
  type Language,
  type Translate,
} from '../../src/i18n/index.ts'
import { findCustomer, type Customer } from './account/customers.ts'
import { readCartId } from './cart/cart-id.ts'
import { readCart, type Cart } from './cart/cart.ts'
import { tidyCode } from './codes/tidy-code.ts'
import { readSignedCookie } from './cookies.ts'
import type { ShopEnv } from './environment.ts'
import { messages, type ShopTexts } from './messages/index.ts'
import { isShopCurrency, type ShopCurrency } from './money/currency.ts'
import { fitToShelf, type Shelf } from './shelf/shelf.ts'

export interface Visit {
  readonly language: Language
  readonly currency: ShopCurrency
  readonly t: Translate<ShopTexts>
  readonly format: Format
  /** An amount in the visit's currency. */
  readonly money: (minor: number) => string
  readonly cart: Cart
  readonly shelf: Shelf
  /** Names this cart to the loyalty backend; there is none before the first product. */
  readonly cartId: string | undefined
  /** The code the shopper put into the cart, good or not. */
  readonly code: string | undefined
  readonly customer: Customer | undefined
  /** What this browser answered to the cookie banner; undefined while it has not. */
  readonly consentAnswer: string | undefined
  /** Path and query, to come back to after a form. */
  readonly path: string
}

const CURRENCY_OF: Readonly<Record<Language, ShopCurrency>> = {
  en: 'EUR',
  ro: 'RON',
  ru: 'MDL',
  es: 'EUR',
  pl: 'PLN',
}

export async function readVisit(c: Context<ShopEnv>): Promise<Visit> {
  const { language } = chooseLocale([getCookie(c, 'fe_language'), ...acceptedLanguages(c)])
  const wantedCurrency = getCookie(c, 'fe_currency')
  const currency = isShopCurrency(wantedCurrency) ? wantedCurrency : CURRENCY_OF[language]
  const { pathname, search } = new URL(c.req.url)
  const shelf = await c.var.shop.shelf.read()
  return {
    ...speak(language),
    currency,
    money: (minor) => speak(language).format.money({ minor, currency }),
    cart: fitToShelf(readCart(getCookie(c, 'fe_cart')), shelf),
    shelf,
    cartId: readCartId(getCookie(c, 'fe_cart_id')),
    code: tidyCode(getCookie(c, 'fe_code')) || undefined,
    customer: findCustomer(await readSignedCookie(c, 'fe_customer')),
    consentAnswer: getCookie(c, 'fe_consent'),
    path: pathname + search,
  }
}

const spoken = new Map<Language, Pick<Visit, 'language' | 't' | 'format'>>()

function speak(language: Language): Pick<Visit, 'language' | 't' | 'format'> {
  const known = spoken.get(language)
  if (known) return known
  // The shop is European: in English, too, the day comes before the month.
  const tag = language === 'en' ? 'en-GB' : language
  const t = createTranslate(messages.en, messages[language], tag)
  const speech = { language, t, format: createFormat(tag) }
  spoken.set(language, speech)
  return speech
}

function acceptedLanguages(c: Context<ShopEnv>): string[] {
  const header = c.req.header('accept-language') ?? ''
  return header.split(',').map((part) => part.split(';')[0]?.trim() ?? '')
}
