import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Wallet } from '../../../widgets/loyalty/contract.ts'
import { requireProgram } from '../loyalty/queries.ts'
import { readWalletOf } from '../loyalty/wallet.ts'
import { checkRules } from '../loyalty/program/check-rules.ts'
import { checkRules as checkInvitations } from '../referral/program/check-rules.ts'
import { ROOMS } from '../rooms.ts'
import { findMerchant } from '../merchant/queries.ts'
import { isPassword } from '../merchant/password.ts'
import { findShopByKey, findShopBySecret } from '../shop/queries.ts'
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { readDemoKey } from './demo-key.ts'
import { DEMO_PROGRAM, DEMO_SHOP } from './fern-and-ember.ts'
import { DEMO_INVITATIONS } from './invitations.ts'
import { DEMO_OFFERS } from './offers.ts'
import { seedDemoShop, type SignIn } from './seed.ts'

const NOW = new Date('2026-06-10T12:00:00.000Z')
const SHOP = DEMO_SHOP.id
let database: TestDatabase
let signIns: (SignIn | undefined)[]
let folder: string
beforeAll(async () => {
  database = await openTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'regulars-seed-'))
  const other = await database.reopen()
  signIns = await Promise.all([
    seedDemoShop(database, ROOMS, NOW),
    seedDemoShop(other, ROOMS, NOW),
    seedDemoShop(database, ROOMS, NOW),
  ])
  await other.close()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database.close()
})

async function walletOf(sub: string): Promise<Wallet> {
  const [member] = await database.query<{ id: string }>(
    'select member_id as id from members where shop_id = $1 and sub = $2',
    [SHOP, sub],
  )
  const program = await requireProgram(database, SHOP)
  return readWalletOf(database, { shopId: SHOP, memberId: member?.id ?? '' }, { program, now: NOW })
}

test('of processes that start together one seeds, and its sign-in works', async () => {
  const [signIn, ...others] = signIns.filter((found) => found !== undefined)
  const merchant = await findMerchant(database, signIn?.email ?? '')

  expect(others).toEqual([])
  expect(await isPassword(signIn?.password ?? '', merchant?.passwordHash)).toBe(true)
  expect(await findShopByKey(database, 'pk_demo')).toMatchObject({ name: 'Fern & Ember' })
})

test('the programmes could have been saved in the console', () => {
  const place = { currency: DEMO_SHOP.currency, returnDays: DEMO_PROGRAM.holdDays }

  expect(checkRules({ ...DEMO_PROGRAM, ...DEMO_OFFERS }, DEMO_SHOP.currency)).toEqual([])
  expect(checkInvitations(DEMO_INVITATIONS, place)).toEqual([])
})

test('ana is new', async () => {
  expect(await walletOf('ana')).toMatchObject({ revision: 0, lifetime: 0, tier: { current: null } })
})

test('mihai has a tier, and points that wait', async () => {
  expect(await walletOf('mihai')).toMatchObject({
    available: 246,
    pending: 76,
    tier: { current: { id: 'fern' } },
    nextRelease: { points: 76 },
  })
})

test('zofia is close to the next tier', async () => {
  expect(await walletOf('zofia')).toMatchObject({
    available: 568,
    pending: 0,
    tier: { current: { id: 'fern' }, next: { tier: { id: 'ember' }, missing: 32 } },
  })
})

test('the shop’s key is kept in a file of its owner’s, and issued anew when that is lost', async () => {
  const path = join(folder, 'keys/demo-shop.json')
  const options = { shopId: SHOP, path, override: undefined, now: NOW }
  const first = await readDemoKey(database, options)
  const kept = await readDemoKey(database, options)
  writeFileSync(path, '{ damaged')

  const second = await readDemoKey(database, options)

  expect(kept).toBe(first)
  expect(second).not.toBe(first)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ secretKey: second })
  for (const key of [first, second])
    expect(await findShopBySecret(database, key)).toMatchObject({ id: SHOP })
})

test('a key of another database is replaced', async () => {
  const path = join(folder, 'other.json')
  writeFileSync(path, JSON.stringify({ secretKey: 'sk_of_another_database' }))

  const key = await readDemoKey(database, { shopId: SHOP, path, override: undefined, now: NOW })

  expect(key).not.toBe('sk_of_another_database')
})

test('a key given from outside is made known', async () => {
  const override = 'sk_given_from_outside'

  await readDemoKey(database, { shopId: SHOP, path: join(folder, 'none.json'), override, now: NOW })

  expect(await findShopBySecret(database, override)).toMatchObject({ id: SHOP })
})
