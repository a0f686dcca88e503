/** Four complaints the demo’s queue begins with: one that was mended, one overdue, one that waits for its shopper, and one that has just come. */
import type { Answers, TicketStage } from '../../../../widgets/feedback/contract.ts'
import { DEMO_CUSTOMERS, order, type DemoOrder } from '../fern-and-ember.ts'

type Agent = 'owner' | 'colleague'

interface Act {
  readonly hoursAgo: number
}

export type Happening = Act &
  (
    | { readonly take: Agent }
    | { readonly by: Agent; readonly stage: TicketStage }
    | { readonly by: Agent; readonly says: string; readonly stage?: TicketStage }
    /** For the shop’s side alone. */
    | { readonly by: Agent; readonly notes: string }
    | { readonly shopperSays: string }
    | { readonly isFixed: boolean }
  )

export interface Complaint extends Act {
  readonly customer: DemoOrder['customer']
  readonly surveyId: string
  readonly locale: string
  readonly answers: Answers
  readonly orderId?: string
  readonly happened: readonly Happening[]
}

const [, , zofia] = DEMO_CUSTOMERS
const daria = { id: 'daria', name: 'Daria Munteanu', email: 'daria.munteanu@example.com' }
const karol = { id: 'karol', name: 'Karol Wrona', email: 'karol.wrona@example.com' }
const lucia = { id: 'lucia', name: 'Lucía Ferrer', email: 'lucia.ferrer@example.com' }

/** Of those who have none yet: Daria’s is late, Karol’s has come, Lucía’s was placed just now. */
export const COMPLAINT_ORDERS: readonly DemoOrder[] = [
  order('FE-DM718-4QRTW', 9.5, daria, [['quiet-evening-box', 'Quiet Evening Box', 1, 5800]]),
  order('FE-KW724-8HNPC', 11, karol, [['ash-bowl', 'Ash Bowl', 2, 6800]]),
  order('FE-LF731-6XJGM', 0.02, lucia, [['ember-candle', 'Ember Candle', 2, 5600]]),
]

const DAY = 24

export const COMPLAINTS: readonly Complaint[] = [
  {
    customer: zofia ?? daria,
    surveyId: 'delivered',
    locale: 'en',
    orderId: 'FE-ZN659-2XYZA',
    hoursAgo: 13.5 * DAY,
    answers: {
      content: 2,
      what: ['missing'],
      more: 'I had ordered two bags of Hearth Rooibos, and found one.',
    },
    happened: [
      { hoursAgo: 13 * DAY - 2, take: 'colleague' },
      {
        hoursAgo: 13 * DAY - 3,
        by: 'colleague',
        says: 'I am sorry, Zofia. I have looked: one bag stayed on our table. It leaves today, by courier.',
        stage: 'in_progress',
      },
      { hoursAgo: 13 * DAY - 5, shopperSays: 'That is quick, thank you.' },
      {
        hoursAgo: 11 * DAY,
        by: 'colleague',
        says: 'The courier says it is there. Is all well now?',
        stage: 'resolved',
      },
      { hoursAgo: 11 * DAY - 4, isFixed: true },
    ],
  },
  {
    customer: daria,
    surveyId: 'button',
    locale: 'ro',
    hoursAgo: 2 * DAY,
    answers: {
      score: 1,
      topic: ['parcel'],
      words:
        'Cutia nu a ajuns la timp, era un cadou. Am scris de două ori și nu mi-a răspuns nimeni.',
    },
    happened: [
      { hoursAgo: 2 * DAY - 1, take: 'owner' },
      {
        hoursAgo: 2 * DAY - 2,
        by: 'owner',
        says: 'Bună, Daria. Îmi pare rău că ați așteptat. Întreb curierul și revin cu un răspuns.',
        stage: 'in_progress',
      },
      {
        hoursAgo: 2 * DAY - 6,
        by: 'owner',
        notes: 'Swallow Post: the box lies in Iași. Call again tomorrow at nine.',
      },
    ],
  },
  {
    customer: karol,
    surveyId: 'delivered',
    locale: 'pl',
    orderId: 'FE-KW724-8HNPC',
    hoursAgo: 20,
    answers: {
      content: 1,
      what: ['broken'],
      more: 'Jedna miska przyszła pęknięta na pół. Pudełko było całe.',
    },
    happened: [
      { hoursAgo: 19, take: 'colleague' },
      {
        hoursAgo: 18,
        by: 'colleague',
        notes: 'No padding between the two bowls. Tell the packing table.',
      },
      {
        hoursAgo: 17,
        by: 'colleague',
        says: 'Bardzo mi przykro, Karol. Wysłać nową miskę czy zwrócić pieniądze?',
        stage: 'your_turn',
      },
    ],
  },
  {
    customer: lucia,
    surveyId: 'after-order',
    locale: 'es',
    orderId: 'FE-LF731-6XJGM',
    hoursAgo: 0.4,
    answers: {
      likely: 4,
      wrong: 'El código de descuento no funcionaba y al final pagué el precio entero.',
    },
    happened: [],
  },
]
