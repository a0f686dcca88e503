/** A cart that a shopper takes along to another device, or keeps for later. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { Currency, Id, Instant, PublicKey } from '../scalars.ts'

const Amount = z.int().check(z.minimum(0), z.maximum(1_000_000_000_000))
const Name = z.string().check(z.maxLength(256))

export const CartLine = z.object({
  productId: Id,
  variantId: z.optional(Id),
  name: z._default(Name, ''),
  quantity: z.int().check(z.minimum(1), z.maximum(10_000)),
  /** What one cost when it was saved, minor units. */
  unit: z.optional(Amount),
  /** Of the product, without a host: whoever made the link cannot lead to another site by it. */
  url: z.optional(z.string().check(z.maxLength(2048), z.regex(/^\/(?!\/)[^\s\\]*$/))),
})
export type CartLine = z.infer<typeof CartLine>

/** A line as it could be bought today. */
export const FoundLine = z.object({
  ...CartLine.shape,
  /** `unknown`: nobody could be asked. `clipped`: fewer than were saved. */
  state: z.enum(['ok', 'sold_out', 'clipped', 'repriced', 'unknown']),
  /** How many there are, of `clipped`. */
  available: z.optional(z.int()),
  /** What one costs now, of `repriced`. */
  unitNow: z.optional(Amount),
})
export type FoundLine = z.infer<typeof FoundLine>

const Token = z.string().check(z.minLength(16), z.maxLength(64), z.regex(/^[\w-]+$/))

export const saveCart = defineEndpoint({
  id: 'carts.save',
  method: 'POST',
  path: '/v1/carts',
  access: 'public',
  summary: 'Keeps the lines of a cart for 30 days, without a word about whose it is.',
  idempotent: true,
  body: z.object({
    key: PublicKey,
    currency: Currency,
    lines: z.array(CartLine).check(z.minLength(1), z.maxLength(200)),
  }),
  response: z.object({
    token: Token,
    /** Opens the shop’s cart page with the question whether to bring it back. */
    link: z.string(),
    expiresAt: Instant,
  }),
  problems: ['unknown_shop', 'rate_limited'],
})

export const readSavedCart = defineEndpoint({
  id: 'carts.read',
  method: 'GET',
  path: '/v1/carts/{token}',
  access: 'public',
  summary: 'The saved lines, as they could be bought today.',
  params: z.object({ token: Token }),
  query: z.object({ key: PublicKey }),
  response: z.object({
    currency: Currency,
    lines: z.array(FoundLine).check(z.maxLength(200)),
    savedAt: Instant,
    expiresAt: Instant,
  }),
  problems: ['unknown_shop', 'not_found'],
})

export const forgetSavedCart = defineEndpoint({
  id: 'carts.forget',
  method: 'DELETE',
  path: '/v1/carts/{token}',
  access: 'public',
  summary: 'Ends the link; whoever has it may.',
  params: z.object({ token: Token }),
  query: z.object({ key: PublicKey }),
  response: z.object({ forgotten: z.boolean() }),
  problems: ['unknown_shop'],
})
