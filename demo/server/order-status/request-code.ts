/** Sends a code to the mailbox of an order. Whether there is such an order, neither the answer nor its time tells. */
import type { Context } from 'hono'
import { ipKeyOf } from '../customers/keys.ts'
import { clientAddress } from '../http/address.ts'
import { ProblemError } from '../http/problem.ts'
import { isMailAddress } from '../mail/address.ts'
import { countMail, type Allowance } from '../mail/limit.ts'
import { queueMail } from '../mail/queue.ts'
import { languageOf } from '../mail/texts/index.ts'
import type { Services } from '../services.ts'
import type { ShopRow } from '../shop/queries.ts'
import { makeCode, subjectOf } from './code.ts'
import { findOrder, tidyNumber, type OrderName } from './find-order.ts'

const HOUR_MS = 3_600_000

export interface CodeWish {
  readonly shop: ShopRow
  readonly name: OrderName
  /** A fingerprint of where it is asked from. */
  readonly network: string
  /** Languages the browser asks for, the best first. */
  readonly locales: readonly string[]
  readonly now: Date
}

/** Until when the code is good. */
export async function requestCode(services: Services, wish: CodeWish): Promise<Date> {
  const { shop, name, locales, now } = wish
  if (!services.mailer) throw new ProblemError('unavailable')
  if (!isMailAddress(name.email)) throw new ProblemError('email_invalid')
  const subject = subjectOf(shop, name)
  await countMail(services.database, shop.id, { allowances: allowances(wish, subject), now })
  return services.database.transaction(async (sql) => {
    const order = await findOrder(sql, name)
    const { code, expiresAt } = await makeCode(sql, shop, { subject, orderId: order?.orderId, now })
    const { locale, texts } = languageOf(...locales, shop.locales[0])
    await queueMail(sql, {
      shopId: shop.id,
      kind: 'order_code',
      to: order?.email,
      fromName: shop.name,
      subject: texts.code.subject(shop.name, code),
      parts: [
        { kind: 'text', text: texts.code.intro(order?.orderId ?? name.orderId) },
        { kind: 'code', code },
        { kind: 'text', text: texts.code.validity },
        { kind: 'small', text: texts.code.footer(shop.name) },
      ],
      locale,
      now,
    })
    return expiresAt
  })
}

function allowances({ name, network }: CodeWish, subject: string): Allowance[] {
  return [
    // A new code gives five new tries: with these a guesser needs some years.
    { subject: `code ${subject}`, most: 5, withinMs: HOUR_MS },
    {
      subject: `code for order ${tidyNumber(name.orderId).toUpperCase()}`,
      most: 20,
      withinMs: HOUR_MS,
    },
    { subject: `code to ${name.email.toLowerCase()}`, most: 10, withinMs: HOUR_MS },
    { subject: `code from ${network}`, most: 30, withinMs: HOUR_MS },
  ]
}

export function networkOf(http: Context, shop: ShopRow, { trustProxy }: Services): string {
  const ip = clientAddress(http, trustProxy)
  return ipKeyOf(shop.fingerprintKey, ip) ?? ip
}

const MOST_LOCALES = 10

/** `ro-MD,ru;q=0.8` in order. */
export function localesOf(acceptLanguage: string | undefined): string[] {
  return (acceptLanguage ?? '')
    .split(',', MOST_LOCALES)
    .map((entry) => {
      const [locale = '', ...weights] = entry.trim().split(';')
      const weight = weights.map((part) => /^\s*q=([\d.]+)$/.exec(part)?.[1]).find(Boolean)
      return { locale, weight: Number(weight ?? 1) }
    })
    .filter(({ locale, weight }) => locale !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ locale }) => locale)
}
