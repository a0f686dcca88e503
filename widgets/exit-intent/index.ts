/** Exit intent: why somebody hesitates, answered with facts before any offer, and a cart to come back to. */
import { defineWidget } from '../../src/widget.ts'

export const exitIntent = defineWidget({
  name: 'exit-intent',
  wakes: { params: ['regulars-cart'], campaigns: ['exit', 'save-cart'] },
  parts: () => import('./parts.ts'),
})
