/** Offers: what the shopper was given, until when it holds, and what the shop would like to say. */
import { defineWidget } from '../../src/widget.ts'

export const offers = defineWidget({
  name: 'offers',
  wakes: {
    campaigns: [
      'offer',
      'free-shipping',
      'win-back',
      'gift',
      'subscription',
      'products',
      'welcome',
      'thanks',
      'apology',
      'message',
    ],
  },
  parts: () => import('./parts.ts'),
})
