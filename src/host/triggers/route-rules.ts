/** What the way through the shop says of leaving it: presses of Back, and carts that were left. Knows no page. */
import { isPathOfPaying, isPathOfThanks } from '../prompts/paying.ts'
import { BACK, LEFT_CART } from './thresholds.ts'

/** Of the words of `paying.ts` those of a cart: there one may still turn back. */
const CART =
  /^(cart|basket|bag|cos|cosul-meu|cos-de-cumparaturi|carrito|cesta|koszyk|korzina|корзина|panier|warenkorb)$/

type Path = Pick<Location, 'pathname'>

export function isPathOfCart({ pathname }: Path): boolean {
  const last = decode(pathname).toLowerCase().replace(/\/+$/, '').split('/').at(-1) ?? ''
  return CART.test(last.replace(/\.(html?|php|aspx)$/, ''))
}

/** Where money is about to change hands: past the cart, and before the thanks. */
export function isPathOfCheckout(path: Path): boolean {
  return isPathOfPaying(path) && !isPathOfCart(path) && !isPathOfThanks(path)
}

/** Whether the last step of the way led out of the cart, once too often. `paths` from the first to the one that is shown. */
export function hasLeftCart(paths: readonly string[]): boolean {
  const pages = paths.map((pathname) => ({ pathname }))
  // Whoever has been to the checkout knows the way: only what came after counts.
  const since = pages.slice(pages.findLastIndex(isPathOfCheckout) + 1)
  const left = since.map((page, step) => {
    const before = since[step - 1]
    return before !== undefined && isPathOfCart(before) && !isPathOfPaying(page)
  })
  return left.at(-1) === true && left.filter(Boolean).length >= LEFT_CART.times
}

/** `backs`: when Back led somewhere, the last one now. */
export function isGoingBack(backs: readonly number[], now: number, isLanding: boolean): boolean {
  const recent = backs.filter((at) => now - at <= BACK.withinMs)
  return recent.length >= BACK.times || (recent.length > 0 && isLanding)
}

function decode(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path // No valid escapes: read as it stands.
  }
}
