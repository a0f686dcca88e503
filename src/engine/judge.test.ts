// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { NEVER_SHOWN } from '../campaigns/tally.ts'
import { Campaign } from '../contract/campaign/campaign.ts'
import { DAY } from '../core/clock.ts'
import { explainAll } from './explain-all.ts'
import { judge, type JudgeSituation } from './judge.ts'

const NOW = Date.UTC(2026, 10, 22, 12)

function create(changes: Partial<Campaign> & { readonly id: string }): Campaign {
  return Campaign.parse({
    revision: 1,
    kind: 'message',
    promotional: true,
    trigger: { on: 'load' },
    surface: 'sheet',
    blocks: [],
    ...changes,
  })
}

function situationOf(
  campaigns: readonly Campaign[],
  changes: Partial<JudgeSituation> = {},
): JudgeSituation {
  return {
    now: NOW,
    timezone: 'UTC',
    shop: 'pk_test',
    unit: { id: 'u-1', type: 'visitor', isEphemeral: false },
    campaigns,
    capsOfAll: {},
    tallies: {},
    onPage: () => 0,
    hasComplaint: false,
    hasPlace: () => true,
    scopeOf: () => ({ now: NOW, facts: { 'page.type': 'product' } }),
    ...changes,
  }
}

const shown = (daysAgo: number) => ({
  ...NEVER_SHOWN,
  shows: 1,
  shownAt: [new Date(NOW - daysAgo * DAY).toISOString()],
})

describe('judge', () => {
  const plain = create({ id: 'plain' })
  const cases: [string, Partial<Campaign>, Partial<JudgeSituation>, string | undefined][] = [
    ['nothing', {}, {}, undefined],
    ['its end', { schedule: { endsAt: '2026-11-22T11:00:00Z' } }, {}, 'schedule'],
    ['its cap', { caps: { total: 1 } }, { tallies: { plain: shown(40) } }, 'caps'],
    ['a step below', { ladder: { id: 'l', step: 2, afterDays: 3 } }, {}, undefined],
    ['a complaint', {}, { hasComplaint: true }, 'complaint'],
    ['a missing slot', { surface: 'inline', slot: 'x' }, { hasPlace: () => false }, 'slot'],
    ['its audience', { audience: { field: 'page.type', op: 'eq', value: 'cart' } }, {}, 'audience'],
    ['the unknown', { audience: { field: 'cart.itemCount', op: 'eq', value: 0 } }, {}, 'audience'],
  ]
  it.each(cases)('finds that %s speaks against it', (_, changes, situation, against) => {
    const campaign = { ...plain, ...changes }
    expect(judge(campaign, situationOf([campaign], situation)).against).toBe(against)
  })

  it('asks no survey while a complaint is open', () => {
    const survey = create({ id: 'survey.nps', kind: 'survey', promotional: false })
    expect(judge(survey, situationOf([survey], { hasComplaint: true })).against).toBe('complaint')
    expect(judge(survey, situationOf([survey])).against).toBeUndefined()
  })

  it('lets service messages pass while a complaint is open', () => {
    const service = create({ id: 'service', promotional: false })
    expect(judge(service, situationOf([service], { hasComplaint: true })).against).toBeUndefined()
  })

  it('holds a campaign to what all of its category have been shown', () => {
    const caps = { every: { n: 7, unit: 'day' as const } }
    const one = create({ id: 'one', category: 'discount', caps })
    const other = create({ id: 'other', category: 'discount' })
    const { capped } = judge(one, situationOf([one, other], { tallies: { other: shown(2) } }))
    expect(capped).toEqual({ scope: 'category', by: 'every', retryAfterMs: 5 * DAY })
    expect(judge(other, situationOf([one, other])).against).toBeUndefined()
  })

  it('holds what interrupts to the caps of all, and leaves alone what stands in the page', () => {
    const [one, other] = [create({ id: 'one' }), create({ id: 'other', surface: 'sheet' })]
    const placed = create({ id: 'placed', surface: 'inline', slot: 'cart' })
    const capsOfAll = { every: { n: 3, unit: 'day' as const } }
    const seen = (id: string) => ({ capsOfAll, tallies: { [id]: shown(1) } })
    const campaigns = [one, other, placed]

    expect(judge(one, situationOf(campaigns, seen('other'))).capped).toEqual({
      scope: 'all',
      by: 'every',
      retryAfterMs: 2 * DAY,
    })
    expect(judge(placed, situationOf(campaigns, seen('other'))).against).toBeUndefined()
    expect(judge(one, situationOf(campaigns, seen('placed'))).against).toBeUndefined()
  })

  it('waits for the step below on a ladder', () => {
    const steps = [1, 2].map((step) =>
      create({ id: `step-${step}`, ladder: { id: 'back', step, afterDays: 3 } }),
    )
    const ask = (tallies: JudgeSituation['tallies']) =>
      steps.map((step) => judge(step, situationOf(steps, { tallies })).against)
    expect(ask({})).toEqual([undefined, 'ladder'])
    expect(ask({ 'step-1': shown(4) })).toEqual(['ladder', undefined])
  })

  it('shows one of a group to each shopper', () => {
    const group = ['a', 'b', 'c'].map((id) => create({ id, group: 'promo' }))
    for (const id of ['u-1', 'u-2', 'u-3', 'u-4']) {
      const unit = { id, type: 'visitor', isEphemeral: false } as const
      const due = group.filter((each) => !judge(each, situationOf(group, { unit })).against)
      expect(due).toHaveLength(1)
    }
  })

  it('puts nobody into the holdout whom the campaign is not for', () => {
    const holdout = { share: 10_000, period: '2026Q4' }
    const audience = { field: 'page.type', op: 'eq', value: 'cart' } as const
    const campaign = create({ id: 'x', audience })
    expect(judge(campaign, situationOf([campaign], { holdout })).against).toBe('audience')
  })
})

describe('an explanation', () => {
  it('has the same shape every time, survives JSON, and tells of each leaf', () => {
    const campaign = create({
      id: 'whole',
      trigger: { on: 'exit', sensitivity: 'normal', dwellSeconds: 8 },
      audience: {
        all: [
          { field: 'page.type', op: 'eq', value: 'product' },
          { not: { field: 'cart.itemCount', op: 'gt', value: 3 } },
        ],
      },
      caps: { total: 1 },
    })
    const situation = situationOf([campaign], { tallies: { whole: shown(1) } })

    const explained = explainAll([{ campaign }], { situation, verdicts: [], kinds: ['message'] })

    expect(JSON.parse(JSON.stringify(explained))).toEqual(explained)
    expect(explained).toEqual([
      {
        campaignId: 'whole',
        kind: 'message',
        surface: 'sheet',
        state: 'not_due',
        reason: 'caps',
        trigger: { on: 'exit', isMomentary: true, fired: false, score: null, signs: [] },
        schedule: 'open',
        cap: { by: 'total', scope: 'campaign', retryAfterMs: null },
        ladder: null,
        audience: {
          answer: 'unknown',
          leaves: [
            {
              path: 'all.0',
              condition: { field: 'page.type', op: 'eq', value: 'product' },
              found: 'product',
              answer: 'true',
            },
            {
              path: 'all.1.not',
              condition: { field: 'cart.itemCount', op: 'gt', value: 3 },
              found: null,
              answer: 'unknown',
            },
          ],
        },
        placing: { is: 'left_out', by: 'targeting', arm: null },
        verdict: null,
      },
    ])
  })

  it('says that no widget shows such a campaign', () => {
    const campaign = create({ id: 'lonely' })
    const situation = situationOf([campaign])
    const [explained] = explainAll([{ campaign }], { situation, verdicts: [], kinds: ['exit'] })
    expect([explained?.state, explained?.reason]).toEqual(['no_widget', 'widget'])
  })
})
