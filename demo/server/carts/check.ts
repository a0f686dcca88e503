/** Saved lines as they could be bought today, by the word of the shop’s own server; nobody to ask is said, not guessed. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod/mini'
import type { CartLine, FoundLine } from '../../../src/contract/campaign/saved-cart.ts'
import { consultWebhook } from '../webhooks/consult.ts'
import type { Services } from '../services.ts'
import type { SavedCart } from './queries.ts'

const Amount = z.int().check(z.minimum(0), z.maximum(1_000_000_000_000))

const Checked = z.object({
  lines: z
    .array(
      z.object({
        productId: z.string(),
        variantId: z.optional(z.nullable(z.string())),
        /** How many there are; any number if left out. */
        available: z.optional(z.nullable(Amount)),
        /** What one costs, minor units; unchanged if left out. */
        unit: z.optional(z.nullable(Amount)),
      }),
    )
    .check(z.maxLength(400)),
})
type CheckedLine = z.infer<typeof Checked>['lines'][number]

export async function checkLines(
  services: Services,
  shopId: string,
  { currency, lines }: Pick<SavedCart, 'currency' | 'lines'>,
): Promise<FoundLine[]> {
  const asked = lines.map(({ productId, variantId, quantity }) => ({
    productId,
    ...(variantId !== undefined && { variantId }),
    quantity,
  }))
  const checked = await consultWebhook(services, shopId, {
    question: {
      id: randomUUID(),
      type: 'carts.check',
      at: services.now(),
      data: { currency, lines: asked },
    },
    answer: Checked,
  })
  if (!checked) return lines.map((line) => ({ ...line, state: 'unknown' }))
  const today = new Map(checked.lines.map((line) => [nameOf(line), line]))
  return lines.map((line) => compare(line, today.get(nameOf(line))))
}

function nameOf({
  productId,
  variantId,
}: {
  readonly productId: string
  readonly variantId?: string | null | undefined
}): string {
  return JSON.stringify([productId, variantId ?? null])
}

/** A line that is left out is not sold any more. A price in a clipped line is said too, for it counts as well. */
export function compare(line: CartLine, today: CheckedLine | undefined): FoundLine {
  const available = today?.available ?? undefined
  if (!today || available === 0) return { ...line, state: 'sold_out' }
  const unitNow = today.unit ?? line.unit
  const isRepriced = unitNow !== undefined && line.unit !== undefined && unitNow !== line.unit
  const price = isRepriced ? { unitNow } : {}
  if (available !== undefined && available < line.quantity)
    return { ...line, ...price, state: 'clipped', available }
  return { ...line, ...price, state: isRepriced ? 'repriced' : 'ok' }
}
