/** What campaigns say of their own, in English; the rest is the merchant’s. */
import { exitEn } from './exit.en.ts'

export const en = {
  ...exitEn,
  preview: 'Preview: nobody but you sees this',
  decline: 'No, thanks',
  dismiss: 'Close',
  never: 'Don’t show this again',
  goOn: 'Continue',
  retry: 'Try again',
  // What an offer gives.
  off: '{amount} off',
  offUpTo: '{amount} off, {max} at most',
  shipping: 'Free shipping',
  product: 'A free product',
  gift: 'A gift with your order',
  credit: '{amount} store credit',
  // On which terms.
  until: 'Until {time}',
  timeLeft: '{time} left',
  timeLast: 'less than a minute left',
  timeWarning: {
    one: 'This offer ends in {count} minute.',
    other: 'This offer ends in {count} minutes.',
  },
  minOrder: 'For orders of {amount} or more',
  minOrderMissing: '({amount} to go)',
  once: 'For one order',
  personal: 'Based on your shopping history',
  codeUse: 'Use code',
  codeApplied: 'It is in your cart.',
  codeCopied: 'The shop could not put it into your cart. It is copied: paste it at the checkout.',
  codeSelected:
    'The shop could not put it into your cart. It is selected: copy it and paste it at the checkout.',
  // What became of it.
  offerLoading: 'Asking for your offer',
  offerFailed: 'Your offer could not be loaded. Check your connection.',
  offerExpired: 'This offer has ended. Its code no longer works.',
  offerUsed: 'You have used this offer.',
  offerHad: 'You were given an offer not long ago, so there is no other one now.',
  offerHasCode: 'There is a code in your cart already. It cannot be combined with this offer.',
  offerOver: 'This offer is over.',
  offerCurrency: 'This offer does not hold in the currency of your cart.',
  offerNoCode: 'The shop could not make your code just now. Try again in a moment.',
  offerNone: 'There is no offer right now.',
  // Shipping.
  shipLabel: 'On the way to free shipping',
  shipMissing: '{amount} more for free shipping',
  shipReached: 'You have free shipping',
  shipUnavailable: 'No free shipping for this order',
  shipFrom: 'Free shipping from {amount}',
  // Points, products, an order that is late.
  pointsYours: { one: 'You have {count} point.', other: 'You have {count} points.' },
  pointsUntil: 'Some of them end on {date}.',
  products_recent: 'Seen lately',
  products_cart: 'In your cart',
  products_recommended: 'You might like',
  products_new: 'New',
  order: 'Order',
  orderPromised: 'Promised for',
  orderExpected: 'Now expected',
  orderUnknown: 'not known yet',
} as const
