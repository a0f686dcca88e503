/** Exit intent: why somebody hesitates, answered with facts before any offer, and a cart to come back to. */
import { defineWidget } from '../../src/widget.ts'

export const exitIntent = defineWidget({
  name: 'exit-intent',
  // Help with an order comes after what is the shopper’s own.
  rank: 90,
  wakes: { params: ['regulars-cart'], campaigns: ['exit', 'save-cart'] },
  parts: () => import('./parts.ts'),
})
