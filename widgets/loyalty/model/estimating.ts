/** What a product or a cart would earn, by the server's own reckoning; never a second formula here. */
import type { WidgetContext } from '../../../src/widget.ts'
import { createReading, type Reading } from '../../../src/model/reading.ts'
import { estimate, estimateForMember, type Estimate } from '../contract/estimate.ts'
import type { Cart } from './cart.ts'

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
