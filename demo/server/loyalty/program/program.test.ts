import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Program, type ProgramRules, type Reward } from '../../../../widgets/loyalty/contract.ts'
import { addShopWith, bodyOf, FIVE_OFF, problemOf, RULES, SLIDER } from '../../testing/loyalty.ts'
import { paidOrder } from '../../testing/orders.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import { checkRules } from './check-rules.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function save(
  shop: TestShop,
  basedOn: number,
  rules: Partial<ProgramRules> = {},
): Promise<Response> {
  const cookie = await shop.signInMerchant()
  return server.app.request('/v1/merchant/loyalty/program', {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ basedOn, rules: { ...RULES, ...rules } }),
  })
}

async function versions(shop: TestShop): Promise<unknown> {
  const cookie = await shop.signInMerchant()
  return bodyOf(
    Promise.resolve(server.app.request('/v1/merchant/loyalty/program', { headers: { cookie } })),
  )
}

async function programOf(shop: TestShop): Promise<Program> {
  return Program.parse(await bodyOf(shop.askAsPage(`/v1/loyalty/program?key=${shop.publicKey}`)))
}

describe('a version', () => {
  test('as a draft changes nothing, and comes into force when it is saved as active', async () => {
    const shop = await addShopWith(server)
    const earn = { points: 3, perMinor: 100 }

    await save(shop, 2, { status: 'draft', earn })
    const drafted = [await programOf(shop), await versions(shop)]
    await save(shop, 3, { status: 'active', earn })

    expect(drafted).toMatchObject([
      { revision: 2, status: 'active', earn: { points: 1 } },
      {
        inForce: { program: { revision: 2 } },
        draft: { program: { revision: 3, status: 'draft' } },
        earlier: [{ revision: 1 }],
      },
    ])
    expect(await programOf(shop)).toMatchObject({
      revision: 4,
      status: 'active',
      earn: { points: 3 },
    })
    expect(await versions(shop)).toMatchObject({
      inForce: { program: { revision: 4 } },
      draft: null,
    })
  })

  test('saved over one the merchant has not seen is a conflict', async () => {
    const shop = await addShopWith(server)
    await save(shop, 2)

    expect(await problemOf(save(shop, 2))).toMatchObject({
      code: 'revision_conflict',
      params: { revision: 3 },
    })
  })

  test('of two saved at once one is told of the other', async () => {
    const shop = await addShopWith(server)

    const answers = await Promise.all([save(shop, 2), save(shop, 2), save(shop, 2)])

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  test('awards new orders, while older ones go by the rules they were awarded by', async () => {
    const shop = await addShopWith(server)
    await shop.put('o1', paidOrder(5000))

    await save(shop, 2, { earn: { points: 2, perMinor: 100 } })
    await shop.refund('o1', 'r1', 2500)
    await shop.put('o2', paidOrder(1000))

    expect(await shop.walletOf('ana')).toMatchObject({ pending: 25 + 20 })
  })

  test('with lower thresholds lifts members at once', async () => {
    const shop = await addShopWith(server)
    await shop.put('o1', paidOrder(10_000, { paidAt: '2026-05-01T12:00:00.000Z' }))

    await save(shop, 2, {
      tiers: [{ id: 'fern', name: 'Fern', threshold: 50, earnRatePercent: 100 }],
    })
    await server.runJobs()

    expect(await shop.walletOf('ana')).toMatchObject({ tier: { current: { id: 'fern' } } })
  })

  test('without sign-in is refused', async () => {
    const answer = await server.app.request('/v1/merchant/loyalty/program', { method: 'PUT' })

    expect(answer.status).toBeGreaterThanOrEqual(400)
  })
})

const reward = (changes: Partial<Reward>): Partial<ProgramRules> => ({
  rewards: [{ ...FIVE_OFF, ...changes }],
})
const visit = { id: 'v', kind: 'visit', name: 'Visit', points: 5, fromPage: true } as const
const tier = (id: string, threshold: number, earnRatePercent = 100) => ({
  id,
  name: id,
  threshold,
  earnRatePercent,
})
const slider = { ...SLIDER, value: { ...SLIDER.value, step: 100 } }
const dates = { from: '2026-07-01T00:00:00Z', until: '2026-06-01T00:00:00Z' }

/** Rules that cannot work, and where the merchant is told to look. */
const IMPOSSIBLE: [path: string, reason: string, rules: Partial<ProgramRules>][] = [
  ['earn.perMinor', 'out_of_range', { earn: { points: 1, perMinor: 0 } }],
  ['earn.points', 'out_of_range', { earn: { points: -1, perMinor: 100 } }],
  ['holdDays', 'out_of_range', { holdDays: 365 }],
  ['tiers.1.id', 'duplicate_id', { tiers: [tier('a', 1), tier('a', 2)] }],
  ['tiers.1.threshold', 'tiers_not_ascending', { tiers: [tier('a', 200), tier('b', 200)] }],
  ['tiers.0.earnRatePercent', 'out_of_range', { tiers: [tier('a', 200, 0)] }],
  ['earnRules.0.tierIds.0', 'unknown_tier', { earnRules: [{ ...visit, tierIds: ['none'] }] }],
  ['earnRules.0.points', 'out_of_range', { earnRules: [{ ...visit, points: 0 }] }],
  ['earnRules.0.points', 'earns_too_much', { earnRules: [{ ...visit, points: 100_000 }] }],
  ['earnRules.0.fromPage', 'field_not_of_this_kind', { earnRules: [{ ...visit, kind: 'review' }] }],
  ['earnRules.0.fromPage', 'unreachable', { earnRules: [{ ...visit, fromPage: false }] }],
  ['earnRules.0.limit', 'value_missing', { earnRules: [{ ...visit, kind: 'custom' }] }],
  ['earnRules.0.channel', 'value_missing', { earnRules: [{ ...visit, kind: 'social' }] }],
  ['earnRules.0.until', 'ends_before_it_starts', { earnRules: [{ ...visit, ...dates }] }],
  ['earnRules.1.kind', 'duplicate_id', { earnRules: [visit, { ...visit, id: 'w' }] }],
  [
    'multipliers.0.percent',
    'out_of_range',
    { multipliers: [{ id: 'm', name: 'M', percent: 50, from: dates.until, until: dates.from }] },
  ],
  ['expiry.months', 'expires_before_release', { holdDays: 60, expiry: { mode: 'lot', months: 1 } }],
  ['rewards.0.cost', 'costs_nothing', reward({ cost: 0 })],
  ['rewards.0.modes', 'value_missing', reward({ modes: [] })],
  [
    'rewards.0.minOrder.currency',
    'wrong_currency',
    reward({ minOrder: { minor: 100, currency: 'USD' } }),
  ],
  [
    'rewards.0.value.off.minor',
    'out_of_range',
    reward({ value: { kind: 'amount', off: { minor: -1, currency: 'EUR' } } }),
  ],
  ['rewards.0.value.percent', 'out_of_range', reward({ value: { kind: 'percent', percent: 120 } })],
  ['rewards.0.stock', 'out_of_range', reward({ stock: 0 })],
  ['rewards.0.until', 'ends_before_it_starts', reward(dates)],
  ['rewards.0.tierIds', 'unreachable', reward({ tierIds: [] })],
  [
    'rewards.0.nextOrderOnly',
    'field_not_of_this_kind',
    reward({ modes: ['checkout_hold'], nextOrderOnly: true }),
  ],
  [
    'rewards.0.value.min',
    'unreachable',
    {
      rewards: [{ ...slider, cost: 150, value: { ...SLIDER.value, min: 150 } as Reward['value'] }],
    },
  ],
  ['rewards.0.cost', 'out_of_range', { rewards: [{ ...slider, cost: 700 }] }],
  ['rewards.1.id', 'duplicate_id', { rewards: [FIVE_OFF, FIVE_OFF] }],
]

test.each(IMPOSSIBLE)('%s is refused as %s', (path, reason, rules) => {
  const faults = checkRules({ ...RULES, ...rules }, 'EUR')

  expect(faults.map((fault) => [fault.path, fault.reason])).toEqual([[path, reason]])
  expect(faults[0]?.why).toMatch(/^[A-Z].*\.$/)
})

test('what cannot work is refused when it is saved, every fault of it, and changes nothing', async () => {
  const shop = await addShopWith(server)

  const problem = await problemOf(save(shop, 2, { holdDays: -1, ...reward({ cost: 0, stock: 0 }) }))

  expect(problem).toMatchObject({
    status: 422,
    code: 'impossible_rules',
    params: { path: 'holdDays', reason: 'out_of_range', faults: { length: 3 } },
  })
  expect(await programOf(shop)).toMatchObject({ revision: 2 })
})

test('rules that work have no faults', () => {
  expect(checkRules(RULES, 'EUR')).toEqual([])
})
