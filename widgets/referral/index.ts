/** Referral: a link worth sharing, an invitation told honestly, and where each friend stands. */
import { defineWidget } from '../../src/widget.ts'

export const referral = defineWidget({
  name: 'referral',
  messages: () => import('./messages.ts'),
  model: () => import('./model.ts'),
  view: () => import('./Referral.tsx'),
  summary: () => import('./Summary.tsx'),
  prompt: () => import('./prompt.ts'),
  wakes: {
    params: ['ref'],
    events: ['order.placed', 'score.given', 'loyalty.tier_reached'],
  },
  events: async () => (await import('./contract/config.ts')).referralEvents,
})
