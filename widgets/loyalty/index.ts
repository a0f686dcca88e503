/** Loyalty: what a shopper has earned, which level that is, and how far the next one is. */
import { defineWidget } from '../../src/widget.ts'

export const loyalty = defineWidget({
  name: 'loyalty',
  parts: () => import('./parts.ts'),
})
