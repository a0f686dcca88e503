/** The name of a cart: made with its first product, gone with its order. What is set aside for a cart is set aside for this name. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod/mini'

const CartId = z.uuid()

export function createCartId(): string {
  return randomUUID()
}

export function readCartId(text: string | undefined): string | undefined {
  return CartId.safeParse(text).data
}
