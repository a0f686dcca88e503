/** Referral: a link worth sharing, an invitation told honestly, and where each friend stands. */
import { defineWidget } from '../../src/widget.ts'

export const referral = defineWidget({
  name: 'referral',
  wakes: {
    params: ['ref'],
    events: ['order.placed', 'score.given', 'loyalty.tier_reached'],
  },
  parts: () => import('./parts.ts'),
})
