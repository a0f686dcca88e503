/** Programmes for tests, and what a member does with one. */
import { randomUUID } from 'node:crypto'
import {
  type ProgramRules,
  type RedeemRequest,
  RedemptionAnswer,
  type Reward,
} from '../../../widgets/loyalty/contract.ts'
import { Problem } from '../../../src/contract/problem.ts'
import { saveProgramVersion } from '../loyalty/program/save-program.ts'
import { readVersions } from '../loyalty/queries.ts'
import type { Database } from '../db.ts'
import type { TestClock, TestServer } from './test-server.ts'
import type { TestShop } from './test-shop.ts'

const euro = (minor: number) => ({ minor, currency: 'EUR' })

export const FIVE_OFF: Reward = {
  id: 'five',
  name: 'Five off',
  value: { kind: 'amount', off: euro(500) },
  cost: 500,
  modes: ['code', 'checkout_hold'],
  codeDays: 90,
}

export const SLIDER: Reward = {
  id: 'slider',
  name: 'Pay with points',
  value: { kind: 'variable', step: 100, value: euro(100), min: 100, maxPercent: 50 },
  cost: 100,
  modes: ['code', 'checkout_hold'],
  codeDays: 90,
}

export const RULES: ProgramRules = {
  status: 'active',
  earn: { points: 1, perMinor: 100 },
  holdDays: 14,
  tiers: [
    { id: 'fern', name: 'Fern', threshold: 200, earnRatePercent: 100 },
    { id: 'ember', name: 'Ember', threshold: 600, earnRatePercent: 125 },
  ],
  rewards: [FIVE_OFF, SLIDER],
}

/** A shop with this programme, saved as the console saves it. */
export async function addShopWith(
  server: TestServer,
  changes: Partial<ProgramRules> = {},
): Promise<TestShop> {
  const shop = await server.addShop()
  await changeProgram(server, shop, changes)
  return shop
}

export async function changeProgram(
  { database, clock }: { readonly database: Database; readonly clock: Pick<TestClock, 'now'> },
  shop: TestShop,
  changes: Partial<ProgramRules> = {},
): Promise<void> {
  const [newest] = await readVersions(database, shop.id)
  const basedOn = newest?.program.revision ?? 0
  const rules = { ...RULES, ...changes }
  await saveProgramVersion(database, shop, { basedOn, rules, now: clock.now() })
}

/** Points that can be spent at once. */
export async function give(shop: TestShop, points: number, customer = 'ana'): Promise<void> {
  const body = { adjustmentId: randomUUID(), points }
  const path = `/v1/loyalty/members/${customer}/adjustments`
  await shop.askAsServer(path, { method: 'POST', body })
}

export interface RedeemOptions {
  readonly key?: string
  readonly customer?: string
  readonly request?: Partial<RedeemRequest>
}

export function askToRedeem(
  shop: TestShop,
  { key = randomUUID(), customer = 'ana', request = {} }: RedeemOptions = {},
): Promise<Response> {
  return shop.askAsMember(customer, '/v1/loyalty/redemptions', {
    method: 'POST',
    body: { rewardId: 'five', mode: 'code', ...request },
    headers: { 'idempotency-key': key },
  })
}

export async function redeemFor(
  shop: TestShop,
  options: RedeemOptions = {},
): Promise<RedemptionAnswer> {
  return RedemptionAnswer.parse(await bodyOf(askToRedeem(shop, options)))
}

/** Throws with the problem’s text, so that a failing test says why. */
export async function bodyOf(response: Promise<Response>): Promise<unknown> {
  const answer = await response
  const body: unknown = await answer.json()
  if (!answer.ok) throw new Error(JSON.stringify(body))
  return body
}

export async function problemOf(response: Promise<Response>): Promise<Problem> {
  return Problem.parse(await (await response).json())
}

export function cancel(shop: TestShop, redemptionId: string, customer = 'ana'): Promise<Response> {
  const path = `/v1/loyalty/redemptions/${redemptionId}`
  return shop.askAsMember(customer, path, { method: 'DELETE' })
}

export function useCode(
  shop: TestShop,
  code: string,
  { orderId = 'o1', customerId = 'ana' } = {},
): Promise<Response> {
  const body = { orderId, customerId }
  return shop.askAsServer(`/v1/coupons/${code}/use`, { method: 'POST', body })
}
