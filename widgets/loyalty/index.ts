/** Loyalty: what a shopper has earned, which level that is, and how far the next one is. */
import { defineWidget } from '../../src/widget.ts'

export const loyalty = defineWidget({
  name: 'loyalty',
  messages: () => import('./messages.ts'),
  model: () => import('./model.ts'),
  view: () => import('./Loyalty.tsx'),
  summary: () => import('./Summary.tsx'),
  events: async () => (await import('./contract/config.ts')).loyaltyEvents,
})
