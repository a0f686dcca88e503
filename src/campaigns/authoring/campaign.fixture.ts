/** A campaign as a merchant would write it: an exit dialog that asks for the reason first. */
import type { OfferRule } from '../../contract/campaign/offer.ts'

export const OFFER: OfferRule = {
  id: 'ten',
  value: { kind: 'percent', percent: 10 },
  ends: { minutesAfterIssue: 30 },
  cooldownDays: 90,
}

export const DRAFT = {
  id: 'leaving',
  revision: 1,
  kind: 'exit',
  category: 'discount',
  promotional: true,
  trigger: { on: 'exit' },
  audience: {
    all: [
      { field: 'page.type', op: 'in', value: ['product', 'cart'] },
      { field: 'cart.subtotal', op: 'gte', value: { minor: 3_000, currency: 'EUR' } },
    ],
  },
  schedule: { days: ['mon', 'tue'], hours: [{ from: '09:00', to: '17:00' }] },
  caps: { perVisit: 1, every: { n: 7, unit: 'day' } },
  surface: 'modal',
  texts: {
    en: { title: 'Before you go', decline: 'No, thanks', hello: 'What is missing?' },
    ro: { title: 'Înainte să pleci', decline: 'Nu, mulțumesc' },
  },
  blocks: [
    { type: 'text', key: 'hello' },
    {
      type: 'reasons',
      reasons: [
        {
          id: 'cost',
          blocks: [
            { type: 'facts', facts: ['shipping'] },
            { type: 'offer', offerId: 'ten' },
          ],
        },
        { id: 'trust', blocks: [{ type: 'facts', facts: ['returns'] }] },
      ],
    },
  ],
}
