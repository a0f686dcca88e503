/** Feedback: surveys at the right moment, and complaints that the shopper sees being mended. */
import { defineWidget } from '../../src/widget.ts'

export const feedback = defineWidget({
  name: 'feedback',
  rank: 85,
  wakes: { campaigns: ['survey'], events: ['order.placed'] },
  parts: () => import('./parts.ts'),
})
