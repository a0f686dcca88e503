/** Two conversations the demo’s inbox begins with: one that is over and was rated, and one that waits for an answer. */

export interface Line {
  readonly minutesAgo: number
  readonly by: 'shopper' | 'agent'
  readonly text: string
}

export interface Conversation {
  readonly customer: string
  readonly locale: string
  readonly page: { readonly path: string; readonly title: string }
  readonly lines: readonly Line[]
  /** Resolved by the shop then, and rated. */
  readonly end?: {
    readonly minutesAgo: number
    readonly score: number
    readonly comment: string
  }
}

const DAY = 24 * 60

export const DEMO_CONVERSATIONS: readonly Conversation[] = [
  {
    customer: 'zofia',
    locale: 'en',
    page: { path: '/products/moss-teapot', title: 'Moss Teapot' },
    lines: [
      {
        minutesAgo: 3 * DAY + 55,
        by: 'shopper',
        text: 'Hello! The lid of my second Moss Teapot rattles a little. Is that how it should be?',
      },
      {
        minutesAgo: 3 * DAY + 49,
        by: 'agent',
        text: 'Hello Zofia, a little is normal: each lid is thrown by hand. If it is more than two millimetres, we send you another one.',
      },
      {
        minutesAgo: 3 * DAY + 41,
        by: 'shopper',
        text: 'I have measured, it is about three.',
      },
      {
        minutesAgo: 3 * DAY + 36,
        by: 'agent',
        text: 'Then a new lid leaves today, by courier. You may keep the old one for the garden.',
      },
      { minutesAgo: 3 * DAY + 30, by: 'shopper', text: 'That is kind, thank you!' },
    ],
    end: { minutesAgo: 3 * DAY + 20, score: 5, comment: 'Quick, and kind.' },
  },
  {
    customer: 'mihai',
    locale: 'en',
    page: { path: '/products/hearth-rooibos', title: 'Hearth Rooibos' },
    lines: [
      {
        minutesAgo: 14,
        by: 'shopper',
        text: 'Hi, is the Hearth Rooibos all right for somebody who must not have liquorice?',
      },
      { minutesAgo: 12, by: 'shopper', text: 'It is a present for my mother.' },
    ],
  },
]
