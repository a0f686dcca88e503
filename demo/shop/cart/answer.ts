/** What the shop's own script gets back after a change of the cart: finished texts, so that it formats nothing. */
import { freePostBase, missingForFreePost } from '../checkout/shipping.ts'
import type { CodeInCart } from '../codes/code-in-cart.ts'
import { codeAmount, codeText } from '../codes/code-texts.ts'
import { estimateLines } from '../layout/estimate.ts'
import type { Visit } from '../visit.ts'
import { countItems } from './cart.ts'
import { discountIn, goodsToPay, orderedLines, priceCart, type PricedCart } from './priced-cart.ts'
import { snapshot, type CartSnapshot } from './snapshot.ts'

export interface CartAnswer {
  readonly cart: CartSnapshot
  readonly count: string
  readonly subtotal: string
  readonly freePost: string
  readonly code: CodeAnswer
  /** `data-lines` of the points foretold. */
  readonly estimate: string
  /** By product id. */
  readonly lines: Readonly<Record<string, { readonly quantity: number; readonly total: string }>>
  /** Said to the shopper, by screen and by screen reader. */
  readonly notice: string
}

export interface CodeAnswer {
  readonly kind: CodeInCart['kind']
  /** Good, and kept for the first product in the basket. */
  readonly waits: boolean
  /** As it is in the cart. */
  readonly code: string
  readonly text: string
  /** Of the sums; empty without a code that fits. */
  readonly name: string
  readonly amount: string
  readonly total: string
}

export function cartAnswer(visit: Visit, code: CodeInCart, notice: string): CartAnswer {
  const priced = priceCart(visit)
  return {
    cart: snapshot(visit, code),
    count: visit.format.number(countItems(visit.cart)),
    subtotal: visit.money(priced.subtotal),
    freePost: freePostText(priced, code, visit),
    code: codeAnswer(code, visit),
    estimate: estimateLines(orderedLines(priced), {
      currency: priced.currency,
      discount: discountIn(code),
    }),
    lines: Object.fromEntries(
      priced.lines.map(({ product, quantity, line }) => [
        product.id,
        { quantity, total: visit.money(line) },
      ]),
    ),
    notice,
  }
}

export function freePostText(priced: PricedCart, code: CodeInCart, visit: Visit): string {
  const missing = missingForFreePost(freePostBase(priced, discountIn(code)), visit.currency)
  return missing > 0
    ? visit.t('cart.missing', { amount: visit.money(missing) })
    : visit.t('cart.free-post')
}

export function codeAnswer(code: CodeInCart, visit: Visit): CodeAnswer {
  const discount = discountIn(code)
  const { subtotal } = priceCart(visit)
  return {
    kind: code.kind,
    waits: code.kind === 'refused' && code.refusal.reason === 'empty',
    code: code.kind === 'none' ? '' : code.code,
    text: codeText(code, visit),
    name: discount ? visit.t('code.sum', { code: discount.code }) : '',
    amount: discount ? codeAmount(discount, visit) : '',
    total: visit.money(goodsToPay(subtotal, discount)),
  }
}
