/** The widget in English, with what all campaigns say. */
import { en as campaign } from '../../../src/ui/campaign/messages/en.ts'

export const en = {
  ...campaign,
  title: 'Your offers',
  loading: 'Loading your offers',
  failed: 'Your offers cannot be shown right now.',
  stale: 'Could not be refreshed just now.',
  now: 'Yours now',
  forYou: 'For you',
  ended: 'Ended in the last week',
  empty:
    'There is nothing for you right now. When the shop has an offer for you, you find it here, with its end.',
  emptyNow: 'There is nothing to use right now.',
  guest: 'Sign in, and your offers are here on every device.',
  signIn: 'Sign in',
  summary: { one: '{count} offer, until {time}', other: '{count} offers, the first until {time}' },
  summaryOpen: { one: '{count} offer', other: '{count} offers' },
  summaryNone: 'No offers right now',
} as const
