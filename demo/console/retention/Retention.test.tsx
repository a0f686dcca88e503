/** Whether customers come back: numbers with what they mean, also of a shop that has few. */
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import type { Retention as Figures } from '../../../src/contract/campaign/console.ts'
import { callApi } from '../api.ts'
import { answerWith } from '../referrals/backend.fixture.ts'
import { createRetentionModel } from './model.ts'
import { Retention } from './Retention.tsx'

const FIGURES: Figures = {
  currency: 'EUR',
  stages: {
    new_visitor: 0,
    returning_visitor: 0,
    cart_abandoner: 0,
    new_customer: 4,
    second_order_due: 1,
    active: 3,
    at_risk: 1,
    lapsed: 2,
    lost: 1,
  },
  vip: 1,
  customers: 12,
  lifecycle: {
    medianGapDays: 60,
    currency: 'EUR',
    vipTiers: [],
    computedAt: '2026-06-10T12:00:00.000Z',
  },
  rfmMode: 'fixed',
  periodDays: 90,
  churn: null,
  repeatRate: 0.4167,
  avgOrderValue: { minor: 4820, currency: 'EUR' },
  ordersPerYear: 2.34,
  lifetimeValue: null,
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('a shop of twelve customers reads what is known, and what is not yet', async () => {
  answerWith({ 'GET /v1/merchant/retention': () => FIGURES })
  render(<Retention model={createRetentionModel(callApi)} />)

  await screen.findByText('41.7%')

  expect(screen.getByText('€48.20')).toBeTruthy()
  expect(screen.getAllByText('Not known yet')).toHaveLength(2)
  expect(screen.getByText('12 customers')).toBeTruthy()
  expect(screen.getByText(/fixed rules say who is valuable/)).toBeTruthy()
})

test('a backend that is away is said to be', async () => {
  answerWith({})
  render(<Retention model={createRetentionModel(callApi)} />)

  expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached')
})
