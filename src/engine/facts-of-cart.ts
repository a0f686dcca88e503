/** What may be known of the cart and of each of its lines. */
import type { Facts } from '../campaigns/audience/facts.ts'
import { reckonFreeShipping } from '../campaigns/free-shipping.ts'
import type { ShopFacts } from '../contract/campaign/facts.ts'
import type { Cart, CartItem } from '../core/cart-form.ts'
import { MINUTE } from '../core/clock.ts'
import type { History } from './history.ts'

export interface CartSituation {
  readonly now: number
  /** `null`: empty, or nobody has said. */
  readonly cart: Cart | null
  /** The page has said that it is empty. */
  readonly isEmpty: boolean
  readonly facts: ShopFacts
  readonly country: string | undefined
  /** Undefined where nothing may be kept of former visits. */
  readonly history: History | undefined
}

export interface CartFacts {
  readonly facts: Facts
  readonly lines: readonly Facts[] | undefined
}

export function readCartFacts(situation: CartSituation): CartFacts {
  const { cart, isEmpty } = situation
  if (cart)
    return { facts: ofCart(cart, situation), lines: cart.items.map((item) => ofLine(item, cart)) }
  const facts = ofHistory(situation)
  if (!isEmpty) return { facts, lines: undefined }
  return { facts: { ...facts, 'cart.itemCount': 0, 'cart.discountCodes': [] }, lines: [] }
}

function ofCart(cart: Cart, situation: CartSituation): Facts {
  const { items, currency, total: minor } = cart
  const { state, missing } = reckonFreeShipping({
    cart,
    facts: situation.facts,
    country: situation.country,
  })
  return {
    ...ofHistory(situation),
    'cart.currency': currency,
    'cart.subtotal': { minor, currency },
    'cart.itemCount': piecesOf(cart),
    'cart.discountCodes': cart.codes,
    'cart.requiresShipping': items.some(({ isDigital }) => !isDigital),
    'cart.shippingGap': state === 'reached' ? { minor: 0, currency } : missing,
  }
}

export function piecesOf(cart: Cart | null): number {
  return cart?.items.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0
}

function ofHistory({ history, now }: CartSituation): Facts {
  if (!history) return {}
  const { cartStartedAt, pieces, piecesBefore, abandons } = history
  return {
    'cart.ageMinutes': cartStartedAt === undefined ? null : (now - cartStartedAt) / MINUTE,
    'cart.addedThisVisit': pieces > piecesBefore,
    'cart.abandonedBefore': abandons,
  }
}

function ofLine(item: CartItem, { currency }: Cart): Facts {
  return {
    'line.sku': item.sku ?? null,
    'line.productId': item.id,
    'line.name': item.name,
    'line.tags': item.tags,
    'line.collections': item.collections,
    'line.price': { minor: item.unit, currency },
    'line.quantity': item.quantity,
  }
}
