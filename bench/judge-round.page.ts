/** A whole round of the engine, as a page goes through it: what is known is gathered, then a hundred campaigns of twenty conditions are judged. */
import type { Facts } from '../src/campaigns/audience/facts.ts'
import type { Campaign } from '../src/contract/campaign/campaign.ts'
import type { Condition } from '../src/contract/campaign/condition.ts'
import { judge, type JudgeSituation } from '../src/engine/judge.ts'
import { type KnownSources, readKnown } from '../src/engine/known.ts'

export interface RoundParts {
  readonly leaves: readonly Condition[]
  readonly facts: Facts
  readonly campaigns: number
}

const NOW = Date.UTC(2026, 10, 22, 12)
const eur = (minor: number) => ({ minor, currency: 'EUR' })

/** Returns a round; every campaign has to be due, or leaves would go unasked. */
export function createRound({ leaves, facts, campaigns }: RoundParts): () => void {
  const items = createCampaigns(leaves, campaigns)
  const sources = createSources(items, facts)
  return () => {
    const situation = situationOf(sources, items)
    const due = items.filter((campaign) => !judge(campaign, situation).against)
    if (due.length < campaigns) throw new Error(`${due.length} of ${campaigns} campaigns are due.`)
  }
}

/** Parsed anew for each, as they come from a backend; which stage the shopper is in is reckoned, and only has to be known. */
function createCampaigns(leaves: readonly Condition[], count: number): readonly Campaign[] {
  const asked = leaves.map((leaf) =>
    'field' in leaf && leaf.field === 'customer.lifecycle'
      ? { field: leaf.field, op: 'exists' as const }
      : leaf,
  )
  return Array.from({ length: count }, (_, index) => {
    const campaign: Campaign = {
      id: `campaign-${index}`,
      revision: 1,
      kind: 'message',
      promotional: true,
      category: `category-${index % 10}`,
      trigger: { on: 'load' },
      audience: { all: [{ all: asked.slice(0, 10) }, { all: asked.slice(10) }] },
      schedule: { days: ['sun'], hours: [{ from: '08:00', to: '20:00' }] },
      caps: { perVisit: 1, every: { n: 7, unit: 'day' }, total: 100 },
      surface: 'sheet',
      mayBeQuieter: true,
      priority: 0,
      experiment: {
        id: `experiment-${index}`,
        phase: 1,
        arms: [
          { id: 'control', weight: 5_000 },
          { id: 'treatment', weight: 5_000 },
        ],
      },
      texts: {},
      blocks: [],
    }
    // Safe: what was written comes back.
    return JSON.parse(JSON.stringify(campaign)) as Campaign
  })
}

function createSources(items: readonly Campaign[], facts: Facts): KnownSources {
  const at = (daysAgo: number) => NOW - daysAgo * 86_400_000
  const order = (orderId: string, daysAgo: number) => ({
    orderId,
    at: new Date(at(daysAgo)).toISOString(),
    total: eur(4_000),
    isUndone: false,
  })
  const visit = {
    id: 'v',
    number: 3,
    startedAt: NOW - 60_000,
    lastActiveAt: NOW,
    pageViews: 4,
    landingPath: '/',
  }
  const visitor = {
    id: 'u',
    firstSeenAt: at(30),
    lastSeenAt: NOW,
    visits: 3,
    pageViews: 30,
    touches: [],
  }
  const tallies = items.map(({ id }) => [
    id,
    { shownAt: [new Date(at(40)).toISOString()], shows: 1, closes: 0, conversions: 0 },
  ])
  return {
    core: {
      consent: { allows: () => true },
      visits: { presence: { peek: () => ({ visit, visitor }) } },
      identity: { member: { peek: () => ({ status: 'member', memberId: 'm' }) } },
      store: { isLasting: () => true },
      // Safe: nothing else of a core is read while campaigns are judged.
    } as unknown as KnownSources['core'],
    set: {
      revision: 'r',
      items: [...items],
      segments: {},
      caps: {},
      facts: { shipping: [], payment: [] },
      lifecycle: { medianGapDays: 60, currency: 'EUR', vipTiers: [], computedAt: '' },
      controlForEphemeral: false,
    },
    timezone: 'Europe/Bucharest',
    now: () => NOW,
    cart: () => ({ now: CART, isEmpty: false }),
    customer: () => ({
      summary: {
        orders: [order('o-1', 300), order('o-2', 52)],
        ordersCount: 2,
        totalSpent: eur(8_000),
        spentInYear: eur(8_000),
        tags: [],
        openTicket: false,
      },
      memory: { tallies: {}, closed: {}, never: [], assignments: [] },
      at: NOW,
    }),
    history: () => ({
      pieces: 2,
      piecesBefore: 0,
      abandons: 0,
      orders: [],
      events: { 'product.viewed': [at(0.1), at(0.2), at(0.3)] },
    }),
    exitReason: () => undefined,
    told: () => ({}),
    props: () => ({ size: 'M' }),
    page: () => ({
      facts,
      open: { 'page.query': { ref: 'ana' }, 'traffic.utm': { source: 'newsletter' } },
    }),
    tallies: () => Object.fromEntries(tallies),
    closedAt: () => null,
  }
}

const CART = {
  currency: 'EUR',
  total: 4_990,
  items: [
    { id: 'soap', sku: 'SOAP-1', name: 'Soap', quantity: 1, unit: 1_000, line: 1_000 },
    { id: 'scarf', sku: 'SCARF-2', name: 'Scarf', quantity: 1, unit: 3_990, line: 3_990 },
  ],
  codes: [],
  updatedAt: NOW,
}

function situationOf(sources: KnownSources, items: readonly Campaign[]): JudgeSituation {
  return {
    ...readKnown(sources),
    timezone: sources.timezone,
    shop: 'pk_bench',
    unit: { id: 'u', type: 'visitor', isEphemeral: false },
    campaigns: items,
    capsOfAll: {},
    tallies: sources.tallies(),
    onPage: () => 0,
    hasPlace: () => true,
  }
}
