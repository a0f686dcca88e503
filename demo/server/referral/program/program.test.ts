import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  readReferralVersions,
  ReferralProgram,
  type ReferralRules,
} from '../../../../widgets/referral/contract.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { addReferralShop, askAsMerchant, bodyOf, problemOf, RULES } from '../referral.fixture.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import { checkRules } from './check-rules.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

function save(
  shop: TestShop,
  basedOn: number,
  changes: Partial<ReferralRules> = {},
): Promise<Response> {
  const body = { basedOn, rules: { ...RULES, ...changes } }
  return askAsMerchant(shop, '/program', { method: 'PUT', body })
}

async function versionsOf(shop: TestShop) {
  return readReferralVersions.response.parse(await bodyOf(askAsMerchant(shop, '/program')))
}

async function programOf(shop: TestShop): Promise<ReferralProgram> {
  const path = `/v1/referral/program?key=${shop.publicKey}`
  return ReferralProgram.parse(await bodyOf(shop.askAsPage(path)))
}

describe('versions', () => {
  test('the rules in force are there for anyone, with the shop’s currency and time zone', async () => {
    const shop = await addReferralShop(server)

    expect(await programOf(shop)).toMatchObject({
      ...RULES,
      revision: 1,
      currency: 'EUR',
      timezone: 'Europe/Bucharest',
    })
  })

  test('a draft changes nothing until it is saved as active', async () => {
    const shop = await addReferralShop(server)
    await bodyOf(save(shop, 1, { status: 'draft', claimDays: 10 }))
    const { inForce, draft } = await versionsOf(shop)
    const whileDraft = await programOf(shop)

    await bodyOf(save(shop, 2, { claimDays: 10 }))

    expect(inForce?.program).toMatchObject({ revision: 1, claimDays: 30 })
    expect(draft?.program).toMatchObject({ revision: 2, claimDays: 10 })
    expect(whileDraft.claimDays).toBe(30)
    expect(await programOf(shop)).toMatchObject({ revision: 3, claimDays: 10 })
    expect((await versionsOf(shop)).draft).toBeNull()
  })

  test('of two who save at once the second is told of the first', async () => {
    const shop = await addReferralShop(server)

    const answers = await Promise.all([save(shop, 1), save(shop, 1)])

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await problemOf(save(shop, 1))).toMatchObject({
      code: 'revision_conflict',
      params: { revision: 2 },
    })
  })

  test('a shop without rules has no programme', async () => {
    const shop = await server.addShop()

    expect(await versionsOf(shop)).toEqual({ inForce: null, draft: null })
    const path = `/v1/referral/program?key=${shop.publicKey}`
    expect((await problemOf(shop.askAsPage(path))).code).toBe('not_found')
  })
})

const money = (minor: number, currency = 'EUR') => ({ minor, currency })
const PLACE = { currency: 'EUR', returnDays: 14 }

test('rules that work have no fault', () => {
  expect(checkRules(RULES, PLACE)).toEqual([])
})

test.each<[string, string, Partial<ReferralRules>]>([
  ['advocateReward.points', 'costs_nothing', { advocateReward: { kind: 'points', points: 0 } }],
  [
    'friendReward.off.currency',
    'wrong_currency',
    { friendReward: { kind: 'amount', off: money(1000, 'USD') } },
  ],
  ['friendReward.percent', 'out_of_range', { friendReward: { kind: 'percent', percent: 101 } }],
  [
    'friendReward.kind',
    'field_not_of_this_kind',
    { friendReward: { kind: 'gift', productId: 'mug' } },
  ],
  ['minOrder.minor', 'min_order_below_reward', { minOrder: money(1499) }],
  ['minOrder.currency', 'wrong_currency', { minOrder: money(3000, 'MDL') }],
  ['holdDays', 'hold_too_short', { holdDays: 14 }],
  ['holdDays', 'out_of_range', { holdDays: 121 }],
  ['claimDays', 'out_of_range', { claimDays: 0 }],
  ['codeDays', 'out_of_range', { codeDays: 1000 }],
  ['cap.max', 'out_of_range', { cap: { max: 0, days: 30 } }],
  ['ladder.0.friends', 'out_of_range', { ladder: [{ friends: 1, reward: RULES.friendReward }] }],
  [
    'ladder.1.friends',
    'ladder_not_ascending',
    { ladder: [5, 5].map((friends) => ({ friends, reward: RULES.friendReward })) },
  ],
  ['message.en', 'message_without_link', { message: { en: 'Come and see!', ro: 'Vino: {link}' } }],
])('%s: %s', (path, reason, changes) => {
  expect(checkRules({ ...RULES, ...changes }, PLACE)).toMatchObject([{ path, reason }])
})

test('a shop that takes goods back for a month waits a day longer', () => {
  const place = { ...PLACE, returnDays: 30 }

  expect(checkRules({ ...RULES, holdDays: 30 }, place)).toMatchObject([
    { reason: 'hold_too_short' },
  ])
  expect(checkRules({ ...RULES, holdDays: 31 }, place)).toEqual([])
})

test('saving is refused with the field and the remedy', async () => {
  const shop = await addReferralShop(server)

  const problem = await problemOf(save(shop, 1, { holdDays: 3, claimDays: 0 }))

  expect(problem).toMatchObject({
    code: 'impossible_rules',
    params: { path: 'holdDays', reason: 'hold_too_short' },
  })
  expect(problem.detail).toContain('claimDays')
})
