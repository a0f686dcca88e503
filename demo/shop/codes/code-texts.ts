/** What the shop says of a code: one line for what it does, or one for why it does not fit. */
import type { Visit } from '../visit.ts'
import { findProduct } from '../catalogue/catalogue.ts'
import type { CodeInCart } from './code-in-cart.ts'
import type { Discount, Refusal } from './discount.ts'

/** Empty when there is no code. */
export function codeText(code: CodeInCart, visit: Visit): string {
  switch (code.kind) {
    case 'none':
      return ''
    case 'applied':
      return effect(code.discount, visit)
    case 'refused':
      return refusalText(code.refusal, code.code, visit)
    case 'unchecked':
      return visit.t('code.unchecked', { code: code.code })
  }
}

/** What stands in the sums beside the code; a gift stands among the products instead. */
export function codeAmount(discount: Discount, { t, money }: Pick<Visit, 't' | 'money'>): string {
  if (discount.freeShipping) return t('shipping.free')
  if (discount.gift) return t('code.gift')
  if (discount.points) return t('code.points', { count: discount.points })
  return `−${money(discount.goods + discount.credit)}`
}

export function productName(id: string, { language }: Pick<Visit, 'language'>): string {
  return findProduct(id)?.texts[language].name ?? id
}

function effect(discount: Discount, visit: Visit): string {
  const { t } = visit
  if (discount.freeShipping) return t('code.ships')
  if (discount.gift) return t('code.gives', { name: productName(discount.gift, visit) })
  if (discount.credit > 0) return t('code.pays', { amount: visit.money(discount.credit) })
  if (discount.points) return t('code.earns', { count: discount.points })
  return t('code.takes', { amount: visit.money(discount.goods) })
}

function refusalText(refusal: Refusal, code: string, visit: Visit): string {
  const { t } = visit
  switch (refusal.reason) {
    case 'min-order':
      return t('code.min-order', { amount: visit.money(refusal.missing) })
    case 'product':
      return t('code.product', { name: productName(refusal.productId, visit) })
    case 'unknown':
      return t('code.unknown', { code })
    default:
      return t(`code.${refusal.reason}`)
  }
}
