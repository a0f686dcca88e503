/** What stands between a member and a reward, with what is missing; the first unmet hurdle is what redeeming answers. */
import type { Hurdle, HurdleCode, Program, Reward } from '../../../../widgets/loyalty/contract.ts'
import type { Account } from '../account.ts'

export const MOST_CODES = 3

/** Everything a hurdle may depend on, read once for all rewards. */
export interface Situation {
  readonly now: Date
  readonly status: Program['status']
  readonly account: Account
  readonly tiers: Program['tiers']
  readonly live: number
  /** Times of this member’s redemptions of each reward that were not given back. */
  readonly redeemedAt: ReadonlyMap<string, readonly Date[]>
  readonly taken: ReadonlyMap<string, number>
  /** Merchandise in the cart, minor units. */
  readonly subtotal?: number | undefined
}

export function hurdlesOf(reward: Reward, at: Situation): Hurdle[] {
  return [
    ...memberHurdles(at),
    ...dateHurdles(reward, at),
    ...tierHurdle(reward, at),
    ...stockHurdle(reward, at),
    ...limitHurdle(reward, at),
    ...codesHurdle(at),
    ...pointsHurdles(reward, at),
    ...orderHurdles(reward, at),
  ]
}

/** Those of the member and the programme are named only when they stand in the way. */
function memberHurdles({ status, account }: Situation): Hurdle[] {
  const unmet = (code: HurdleCode, missing?: number): Hurdle => ({
    code,
    met: false,
    ...(missing !== undefined && { missing }),
  })
  return [
    status === 'active' ? [] : unmet('program_paused'),
    account.excluded ? unmet('member_excluded') : [],
    account.debt > 0 ? unmet('debt', account.debt) : [],
  ].flat()
}

function dateHurdles({ from, until }: Reward, { now }: Situation): Hurdle[] {
  return [
    from ? { code: 'not_started' as const, met: new Date(from) <= now, at: from } : [],
    until ? { code: 'reward_ended' as const, met: now < new Date(until), at: until } : [],
  ].flat()
}

function tierHurdle({ tierIds }: Reward, { account, tiers }: Situation): Hurdle[] {
  if (!tierIds) return []
  const easiest = tiers
    .filter(({ id }) => tierIds.includes(id))
    .sort((a, b) => a.threshold - b.threshold)
    .map(({ id }) => id)
  const met = account.tierId !== null && tierIds.includes(account.tierId)
  return [{ code: 'tier_required', met, tierIds: easiest }]
}

function stockHurdle({ id, stock }: Reward, { taken }: Situation): Hurdle[] {
  if (stock === undefined) return []
  const left = Math.max(0, stock - (taken.get(id) ?? 0))
  return [{ code: 'out_of_stock', met: left > 0, left }]
}

function limitHurdle({ id, limit }: Reward, { redeemedAt, now }: Situation): Hurdle[] {
  if (!limit) return []
  const { met, left, resetsAt } = limitState(limit, redeemedAt.get(id) ?? [], now)
  return [
    { code: 'limit_reached', met, left, ...(resetsAt && { resetsAt: resetsAt.toISOString() }) },
  ]
}

const DAY_MS = 86_400_000

/** Rolling: each one counts for `days` days of 24 hours. */
export function limitState(
  { max, days }: { readonly max: number; readonly days?: number | undefined },
  times: readonly Date[],
  now: Date,
): { met: boolean; left: number; resetsAt: Date | undefined } {
  const window = days === undefined ? Infinity : days * DAY_MS
  const counting = times
    .map((time) => time.getTime())
    .filter((time) => now.getTime() - time < window)
    .sort((a, b) => a - b)
  const left = Math.max(0, max - counting.length)
  const oldest = counting[counting.length - max] ?? counting[0]
  const resets = oldest !== undefined && days !== undefined ? new Date(oldest + window) : undefined
  return { met: left > 0, left, resetsAt: left < max ? resets : undefined }
}

function codesHurdle({ live }: Situation): Hurdle[] {
  return live < MOST_CODES ? [] : [{ code: 'too_many_codes', met: false, left: 0 }]
}

function pointsHurdles({ cost, minPoints, value }: Reward, { account }: Situation): Hurdle[] {
  const spendable = Math.max(0, account.available - account.debt)
  const needed = value.kind === 'variable' ? Math.max(cost, value.min) : cost
  const lacking = (points: number): Pick<Hurdle, 'met' | 'missing'> =>
    spendable >= points ? { met: true } : { met: false, missing: points - spendable }
  return [
    minPoints === undefined ? [] : { code: 'min_points' as const, ...lacking(minPoints) },
    { code: 'insufficient_points' as const, ...lacking(needed) },
  ].flat()
}

/** Without a cart the least order is a term to know, not an obstacle: the till asks again. */
function orderHurdles({ minOrder, nextOrderOnly }: Reward, { subtotal }: Situation): Hurdle[] {
  const hurdles: Hurdle[] = []
  if (minOrder) {
    const missing = subtotal === undefined ? 0 : Math.max(0, minOrder.minor - subtotal)
    hurdles.push({
      code: 'min_order',
      met: missing === 0,
      minOrder,
      ...(missing > 0 && { missingMoney: { ...minOrder, minor: missing } }),
    })
  }
  if (nextOrderOnly) hurdles.push({ code: 'next_order_only', met: true })
  return hurdles
}
