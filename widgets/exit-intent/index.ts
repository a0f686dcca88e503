/** Exit intent: why somebody hesitates, answered with facts before any offer, and a cart to come back to. */
import { defineWidget } from '../../src/widget.ts'

export const exitIntent = defineWidget({
  name: 'exit-intent',
  messages: () => import('./messages.ts'),
  model: () => import('./model.ts'),
  view: () => import('./ExitIntent.tsx'),
  summary: () => import('./Summary.tsx'),
  prompt: () => import('./prompt.ts'),
  wakes: { params: ['regulars-cart'], campaigns: ['exit', 'save-cart'] },
})
