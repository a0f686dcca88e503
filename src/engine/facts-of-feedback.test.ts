// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { CustomerSummary } from '../contract/campaign/customer.ts'
import { HOUR } from '../core/clock.ts'
import type { ToldFacts } from '../told-of.ts'
import { readFeedbackFacts } from './facts-of-feedback.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const eur = (minor: number) => ({ minor, currency: 'EUR' })
const SUMMARY: CustomerSummary = {
  orders: [],
  ordersCount: 0,
  totalSpent: eur(0),
  spentInYear: eur(0),
  tags: [],
  openTicket: false,
}

/** Told `ago` ms before the backend answered. */
function told(facts: Readonly<Record<string, ToldFacts[string]['is']>>, ago = 0): ToldFacts {
  const at = NOW - ago
  return Object.fromEntries(Object.entries(facts).map(([field, is]) => [field, { is, at }]))
}

function read(given: ToldFacts, summary?: Partial<CustomerSummary>) {
  return readFeedbackFacts({
    told: given,
    customer: summary && { summary: { ...SUMMARY, ...summary }, at: NOW },
  })
}

describe('an open ticket', () => {
  it.each([
    ['the widget', { 'feedback.openTicket': true }, { openTicket: false }, true],
    ['the backend', { 'feedback.openTicket': false }, { openTicket: true }, true],
    ['neither', { 'feedback.openTicket': false }, {}, false],
    ['a guest’s widget', { 'feedback.openTicket': true }, undefined, true],
    ['nobody who could know', {}, undefined, undefined],
  ])('is one that %s knows of', (_, facts, summary, expected) => {
    expect(read(told(facts, HOUR), summary)['feedback.openTicket']).toBe(expected)
  })
})

describe('what is due', () => {
  const nps = { 'feedback.due': ['nps'] }

  it('is the newer word', () => {
    expect(read(told(nps, -HOUR), { dueSurveys: [] })['feedback.due']).toEqual(['nps'])
    expect(read(told(nps, HOUR), { dueSurveys: ['csat'] })['feedback.due']).toEqual(['csat'])
    expect(read(told(nps, HOUR), {})['feedback.due']).toEqual([])
  })

  it('is unknown of a guest of whom no widget knows', () =>
    expect(read({})['feedback.due']).toBeUndefined())
})

describe('the latest survey and score', () => {
  const AT = '2026-11-20T12:00:00Z'

  it('are known to be none where the backend knows of none', () =>
    expect(read({}, {})).toMatchObject({
      'feedback.lastSurveyAt': null,
      'feedback.lastNps': null,
    }))

  it('are the later survey and the newer score', () => {
    const given = told({ 'feedback.lastSurveyAt': '2026-11-21T12:00:00Z', 'feedback.lastNps': 3 })
    expect(read(given, { lastSurveyAt: AT, lastNps: 9 })).toMatchObject({
      'feedback.lastSurveyAt': Date.parse('2026-11-21T12:00:00Z'),
      'feedback.lastNps': 3,
    })
    expect(read(told({ 'feedback.lastNps': 3 }, HOUR), { lastNps: 9 })['feedback.lastNps']).toBe(9)
  })

  it('are the widget’s where the backend has not heard of them yet', () => {
    const given = told({ 'feedback.lastNps': 3, 'feedback.lastSurveyAt': Date.parse(AT) }, HOUR)
    expect(read(given, {})).toMatchObject({
      'feedback.lastNps': 3,
      'feedback.lastSurveyAt': Date.parse(AT),
    })
  })
})
