/** How the demo’s shoppers are about surveys: how many answer each, and how it turns out. The numbers are weights. */

export interface Habit {
  readonly surveyId: string
  /** So many have answered. */
  readonly submissions: number
  /** Of those who were asked; a survey that asks nobody has none. */
  readonly answersOf?: number
  /** Page it was answered on. */
  readonly path: string
  /** By score, from the lowest of the scale on. */
  readonly scores?: readonly number[]
  /** By option. */
  readonly options?: Readonly<Record<string, number>>
  /** Leave their name out, of a hundred. */
  readonly anonymousPercent?: number
}

export const HABITS: readonly Habit[] = [
  {
    surveyId: 'after-order',
    submissions: 60,
    answersOf: 0.31,
    path: '/checkout/thank-you',
    scores: [1, 0, 1, 1, 1, 3, 4, 12, 20, 24, 25],
  },
  {
    surveyId: 'delivered',
    submissions: 31,
    answersOf: 0.27,
    path: '/',
    scores: [2, 3, 5, 14, 20],
    options: { broken: 4, late: 3, missing: 1, different: 2 },
  },
  {
    surveyId: 'button',
    submissions: 21,
    path: '/products/smoke-and-plum',
    scores: [1, 2, 5, 9, 7],
    options: { goods: 4, parcel: 2, site: 6, other: 1 },
    anonymousPercent: 40,
  },
  {
    surveyId: 'leaving',
    submissions: 10,
    path: '/account/tea-box/cancel',
    options: { expensive: 4, often: 5, taste: 2, else: 1 },
  },
  {
    surveyId: 'chat-effort',
    submissions: 10,
    answersOf: 0.4,
    path: '/',
    scores: [0, 1, 1, 2, 3, 6, 7],
  },
  {
    surveyId: 'checkout',
    submissions: 14,
    answersOf: 0.18,
    path: '/cart',
    options: { shipping: 7, looking: 5, payment: 2, time: 3, page: 2, else: 2 },
  },
]

/** In which language they read. */
export const READERS: Readonly<Record<string, number>> = { en: 10, ro: 9, ru: 2, es: 1, pl: 2 }

/** Of a hundred. */
export const LEAVE_PERCENT = 6
export const WRITE_PERCENT = 80

/** How those close a survey who do not answer it. */
export const CLOSINGS = { shown: 45, later: 26, dismissed: 25, never: 4 } as const
