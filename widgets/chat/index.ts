/** Chat: the shopper writes to the shop, and nothing of it is lost. */
import { defineWidget } from '../../src/widget.ts'

export const chat = defineWidget({
  name: 'chat',
  rank: 80,
  wakes: { campaigns: ['chat'] },
  parts: () => import('./parts.ts'),
})
