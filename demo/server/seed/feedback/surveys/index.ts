/** The surveys of the demo shop: one of each moment that its shoppers meet. */
import { AFTER_ORDER } from './after-order.ts'
import { BUTTON } from './button.ts'
import { CHAT_EFFORT } from './chat-effort.ts'
import { CHECKOUT } from './checkout.ts'
import { DELIVERED } from './delivered.ts'
import { LEAVING } from './leaving.ts'
import type { DemoSurvey } from './parts.ts'

export const DEMO_SURVEYS: readonly DemoSurvey[] = [
  AFTER_ORDER,
  DELIVERED,
  BUTTON,
  LEAVING,
  CHAT_EFFORT,
  CHECKOUT,
]
