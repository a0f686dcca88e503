/** The friends the demo begins with: one in every state that lasts, for the customer and for the merchant to look at. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOMS } from '../rooms.ts'
import { addSecretKey } from '../shop/create-shop.ts'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { DEMO_SHOP } from './fern-and-ember.ts'
import { seedFriends } from './friends.ts'
import { seedDemoShop } from './seed.ts'

const NOW = new Date('2026-06-10T12:00:00.000Z')
let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
  await seedDemoShop(database, ROOMS, NOW)
  const secretKey = await addSecretKey(database, DEMO_SHOP.id, NOW)
  await seedFriends(database, { secretKey, now: NOW })
})
afterAll(() => database.close())

interface FriendRow {
  readonly sub: string | null
  readonly status: string
  readonly reason: string | null
  readonly flags: number
}

function friendsOf(sub: string | null): Promise<FriendRow[]> {
  return database.query<FriendRow>(
    `select status, reason, jsonb_array_length(flags) as flags from referral_claims
       join referral_advocates using (shop_id, advocate_id) left join members on members.shop_id = referral_advocates.shop_id
        and members.member_id = referral_advocates.member_id
      where sub is not distinct from $1 order by claimed_at`,
    [sub],
  )
}

test('ana has a friend in every state that lasts', async () => {
  expect(await friendsOf('ana')).toMatchObject([
    { status: 'expired' },
    { status: 'rewarded' },
    { status: 'rejected', reason: 'refunded' },
    { status: 'pending', flags: 0 },
    { status: 'ordered' },
    { status: 'review', flags: 2 },
    { status: 'claimed' },
  ])
})

test('zofia has none, and mihai one to be looked at', async () => {
  expect(await friendsOf('zofia')).toEqual([])
  expect(await friendsOf('mihai')).toMatchObject([{ status: 'review', flags: 2 }])
})

test('what a guest has earned waits for an account', async () => {
  expect(await friendsOf(null)).toMatchObject([{ status: 'approved' }])
})

test('ana has been paid for the one who kept the goods', async () => {
  const [row] = await database.query<{ points: number }>(
    `select sum(points)::int as points from loyalty_ledger join members using (shop_id, member_id)
      where sub = 'ana'`,
  )

  expect(row?.points).toBe(150)
})
