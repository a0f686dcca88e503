/** What a cart is after a saved one was brought back into it, and what could not be brought back as it was. */
import type { CartLine, FoundLine } from '../contract/campaign/saved-cart.ts'

/** `merge` keeps the larger quantity of each line, so that bringing it back twice adds nothing; `add-missing` touches no line that is there. */
export type RestoreMode = 'replace' | 'merge' | 'add-missing'

export interface RestoreNotice {
  /** As it was saved. */
  readonly line: CartLine
  readonly kind: 'sold_out' | 'clipped' | 'repriced'
  /** Quantities; of `repriced` what one cost and costs, minor units. */
  readonly was: number
  readonly now: number
}

export interface RestoredCart {
  readonly lines: readonly CartLine[]
  /** Of lines that restoring has changed, or would have. */
  readonly notices: readonly RestoreNotice[]
}

/** Of `found`, lines nobody could be asked about come back as they were saved. */
export function restoreCart(
  current: readonly CartLine[],
  found: readonly FoundLine[],
  mode: RestoreMode,
): RestoredCart {
  const lines = new Map(mode === 'replace' ? [] : current.map((line) => [keyOf(line), line]))
  const notices: RestoreNotice[] = []
  for (const line of found) {
    const present = lines.get(keyOf(line))
    if (present && (mode === 'add-missing' || present.quantity >= line.quantity)) continue
    const quantity = Math.max(present?.quantity ?? 0, quantityLeft(line))
    // A token says no names; the cart that is there may.
    const name = line.name || (present?.name ?? '')
    if (quantity > 0) lines.set(keyOf(line), { ...asBought(line), name, quantity })
    notices.push(...noticesOf(line, quantity))
  }
  return { lines: [...lines.values()], notices }
}

function keyOf({ productId, variantId }: CartLine): string {
  return JSON.stringify([productId, variantId])
}

function quantityLeft({ state, quantity, available = quantity }: FoundLine): number {
  return state === 'sold_out' ? 0 : Math.max(0, Math.min(quantity, available))
}

function asBought({ productId, variantId, name, unit, ...found }: FoundLine): CartLine {
  const { unitNow = unit, quantity, url } = found
  return {
    productId,
    ...(variantId !== undefined && { variantId }),
    name,
    quantity,
    ...(unitNow !== undefined && { unit: unitNow }),
    ...(url !== undefined && { url }),
  }
}

function noticesOf({ unitNow, ...found }: FoundLine, quantity: number): RestoreNotice[] {
  const line = asBought(found)
  const notices: RestoreNotice[] = []
  if (quantity < line.quantity) {
    const kind = quantity === 0 ? 'sold_out' : 'clipped'
    notices.push({ line, kind, was: line.quantity, now: quantity })
  }
  if (quantity > 0 && line.unit !== undefined && unitNow !== undefined && unitNow !== line.unit)
    notices.push({ line, kind: 'repriced', was: line.unit, now: unitNow })
  return notices
}
