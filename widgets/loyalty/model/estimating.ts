/** What a product or a cart would earn, by the server's own reckoning; what an element says is checked first. */
import { z } from 'zod/mini'
import type { WidgetContext } from '../../../src/widget.ts'
import { estimate, estimateForMember, EstimateLine, type Estimate } from '../contract/estimate.ts'
import { createReading, type Reading } from './reading.ts'

export interface Cart {
  readonly id: string | undefined
  readonly lines: readonly EstimateLine[]
  readonly currency: string
  /** Merchandise, minor units. */
  readonly subtotal: number
}

export interface Estimating extends Pick<Reading<Estimate>, 'value'> {
  follow(cart: Cart | undefined, isMember: boolean): Promise<void>
}

export function createEstimating({
  call,
  report,
}: Pick<WidgetContext, 'call' | 'report'>): Estimating {
  let asked: (() => Promise<Estimate>) | undefined
  const reading = createReading(async () => {
    if (!asked) throw new Error('There is no cart to estimate.')
    return asked()
  }, report)

  return {
    value: reading.value,
    async follow(cart, isMember) {
      if (!cart || cart.lines.length === 0) return reading.set(undefined)
      const body = { lines: [...cart.lines], currency: cart.currency }
      asked = () => (isMember ? call(estimateForMember, { body }) : call(estimate, { body }))
      return reading.load()
    },
  }
}

type Attributes = Readonly<Record<string, string | undefined>>

/** `undefined` where the element says nothing of a cart. What it says wrongly is reported, and counts as nothing. */
export function readCart(
  { cart, lines, currency }: Attributes,
  report: (error: unknown) => void,
): Cart | undefined {
  if (!lines) return undefined
  try {
    const checked = z.array(EstimateLine).parse(JSON.parse(lines))
    if (!currency || !/^[A-Z]{3}$/.test(currency)) throw new Error(`data-currency="${currency}"`)
    const subtotal = checked.reduce(
      (sum, { unit, quantity, discount = 0 }) => sum + unit * quantity - discount,
      0,
    )
    return { id: cart, lines: checked, currency, subtotal }
  } catch (cause) {
    report(new Error(ADVICE, { cause }))
    return undefined
  }
}

const ADVICE =
  '<regulars-loyalty> has a data-lines or data-currency that is no cart. Example: data-lines=\'[{"id":"mug","quantity":1,"unit":2200}]\' data-currency="EUR".'
