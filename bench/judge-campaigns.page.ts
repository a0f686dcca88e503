/** Runs in the page that is measured: rounds of a hundred campaigns of twenty conditions, none of them decided early. */
import { evaluate, explainAudience, type Scope } from '../src/campaigns/audience/evaluate.ts'
import type { Condition } from '../src/contract/campaign/condition.ts'
import { createRound } from './judge-round.page.ts'

const CAMPAIGNS = 100

const eur = (minor: number) => ({ minor, currency: 'EUR' })

/** All of them hold, so that every leaf is asked. */
const LEAVES: readonly Condition[] = [
  { field: 'page.type', op: 'eq', value: 'product' },
  { field: 'page.path', op: 'matches', value: '/collections/*/products/*' },
  { field: 'page.host', op: 'endsWith', value: '.example' },
  { field: 'page.title', op: 'contains', value: 'scarf' },
  { field: 'page.productTags', op: 'hasAny', value: ['silk', 'wool', 'linen'] },
  { field: 'page.scrollDepth', op: 'between', value: [20, 90] },
  { field: 'traffic.channel', op: 'in', value: ['direct', 'organic', 'email'] },
  { field: 'page.query.ref', op: 'exists' },
  { field: 'traffic.utm.source', op: 'neq', value: 'partner' },
  { field: 'visit.number', op: 'gte', value: 2 },
  { field: 'visit.weekday', op: 'in', value: ['sat', 'sun'] },
  { field: 'device.languages', op: 'hasNone', value: ['de'] },
  { field: 'cart.subtotal', op: 'between', value: [eur(1_000), eur(9_000)] },
  { not: { field: 'cart.itemCount', op: 'gt', value: 5 } },
  { line: { field: 'line.sku', op: 'startsWith', value: 'scarf' } },
  { field: 'customer.lastOrderAt', op: 'withinLast', value: { n: 90, unit: 'day' } },
  { field: 'customer.firstOrderAt', op: 'before', value: '2026-06-01T00:00:00Z' },
  { field: 'customer.lifecycle', op: 'eq', value: 'at_risk' },
  { event: 'product.viewed', op: 'gte', count: 2, within: { n: 1, unit: 'day' } },
  { field: 'props.size', op: 'eq', value: 'M' },
]

const SCOPE: Scope = {
  now: Date.UTC(2026, 10, 22, 12),
  facts: {
    'page.type': 'product',
    'page.path': '/collections/silk/products/red-scarf',
    'page.host': 'shop.example',
    'page.title': 'Red silk scarf',
    'page.productTags': ['new', 'silk'],
    'page.scrollDepth': 40,
    'traffic.channel': 'email',
    'visit.number': 3,
    'visit.weekday': 'sun',
    'device.languages': ['ro', 'en'],
    'cart.subtotal': eur(4_990),
    'cart.itemCount': 2,
    'customer.lastOrderAt': Date.UTC(2026, 9, 1, 8),
    'customer.firstOrderAt': Date.UTC(2026, 0, 10, 8),
    'customer.lifecycle': 'at_risk',
  },
  open: {
    'page.query': { ref: 'ana' },
    'traffic.utm': { source: 'newsletter' },
    props: { size: 'M' },
  },
  lines: [{ 'line.sku': 'SOAP-1' }, { 'line.sku': 'SCARF-2' }],
  countEvents: () => 3,
}

/** Parsed anew for each, as they come from a backend. */
function createAudiences(): readonly Condition[] {
  return Array.from(
    { length: CAMPAIGNS },
    // Safe: what was written comes back.
    () =>
      JSON.parse(
        JSON.stringify({ all: [{ all: LEAVES.slice(0, 10) }, { all: LEAVES.slice(10) }] }),
      ) as Condition,
  )
}

const audiences = createAudiences()
const usual = createAudiences().map((audience, index): Condition =>
  index % 10 === 0
    ? audience
    : { all: [{ field: 'page.type', op: 'eq', value: 'cart' }, audience] },
)

export function judge(rounds: number): void {
  for (let round = 0; round < rounds; round += 1) {
    const holding = audiences.filter((each) => evaluate(each, SCOPE)).length
    if (holding < CAMPAIGNS) throw new Error('All of them have to hold, or leaves go unasked.')
  }
}

/** As shops write them: nine of ten are for another page. */
export function judgeUsual(): void {
  const holding = usual.filter((each) => evaluate(each, SCOPE)).length
  if (holding !== CAMPAIGNS / 10) throw new Error('One in ten has to hold.')
}

const goThrough = createRound({ leaves: LEAVES, facts: SCOPE.facts, campaigns: CAMPAIGNS })

/** With everything the engine asks beside the audience: schedule, caps, complaint, holdout and arms. */
export function judgeRound(rounds: number): void {
  for (let round = 0; round < rounds; round += 1) goThrough()
}

export function explain(rounds: number): void {
  for (let round = 0; round < rounds; round += 1)
    for (const each of audiences) explainAudience(each, SCOPE)
}
