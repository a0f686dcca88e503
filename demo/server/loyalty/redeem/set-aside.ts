/** The first step of a redemption: checks every hurdle and moves the points out of the balance, in one transaction. */
import { randomBytes } from 'node:crypto'
import type { Hurdle, RedeemRequest, Reward } from '../../../../widgets/loyalty/contract.ts'
import type { Discount } from '../../../../src/contract/coupon-value.ts'
import type { ProblemCode } from '../../../../src/contract/problem-codes.ts'
import { createCode } from '../../coupons/code.ts'
import type { Sql } from '../../db.ts'
import { invalid } from '../../http/parse.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Book } from '../account.ts'
import { addRow, takeUpTo } from '../bookkeeping.ts'
import { addToDate } from '../calendar.ts'
import { markActive } from '../expiry.ts'
import { loadSpendable } from '../load-book.ts'
import type { ProgramInForce } from '../queries.ts'
import { walletOf } from '../wallet.ts'
import { after, HOLD_MS, STEP_MS } from './desk.ts'
import { hurdlesOf, MOST_CODES } from './hurdles.ts'
import { insertRedemption, type RedemptionRow } from './redemption.ts'
import { readSituation, takeFromStock } from './situation.ts'
import { pointsToApply, worthOf, type Variable } from './slider.ts'

interface Wish {
  readonly book: Book
  readonly program: ProgramInForce
  readonly request: RedeemRequest
  readonly now: Date
}

/** The caller saves the book. */
export async function setAside(sql: Sql, wish: Wish): Promise<RedemptionRow> {
  const { book, program, request, now } = wish
  const reward = rewardOf(wish)
  await checkHurdles(sql, wish, reward)
  const { points, value } = priceOf(wish, reward)
  if (!(await takeFromStock(sql, book.account.shopId, reward)))
    throw new ProblemError('out_of_stock')
  await loadSpendable(sql, book, points)
  const taken = takeUpTo(book, points)
  book.account.held += points
  markActive(book.account, now, program)
  const row = newRedemption(wish, {
    reward,
    points,
    value,
    lots: taken.map(([lot, part]) => [lot, -part]),
  })
  addRow(book, {
    type: 'redeem',
    points: -points,
    rule: reward.id,
    reason: 'redeemed',
    params: { rewardName: reward.name },
    redemptionId: row.id,
    source: 'redemption',
    sourceId: row.id,
    occurredAt: now,
    lots: taken,
  })
  await insertRedemption(sql, row, after(now, STEP_MS))
  return { ...row, cartId: request.cart?.id ?? null }
}

function rewardOf({ program, request }: Wish): Reward {
  const { rewardId, cart, mode } = request
  const reward = program.rewards?.find(({ id }) => id === rewardId)
  if (!reward) throw new ProblemError('unknown_reward', { params: { rewardId } })
  if (!reward.modes.includes(mode))
    throw invalid('body', 'mode', `This reward is for ${reward.modes.join(' or ')}`)
  const isVariable = reward.value.kind === 'variable'
  if (!cart && (mode === 'checkout_hold' || isVariable))
    throw invalid('body', 'cart', 'A hold and a variable reward need the cart')
  if (isVariable && request.points === undefined)
    throw invalid('body', 'points', 'A variable reward needs the number of points')
  if (cart && cart.currency !== program.currency)
    throw new ProblemError('currency_mismatch', { params: { expected: program.currency } })
  return reward
}

async function checkHurdles(sql: Sql, wish: Wish, reward: Reward): Promise<void> {
  const { book, program, request, now } = wish
  const subtotal = request.cart?.subtotal
  const situation = await readSituation(sql, book.account, { program, now, subtotal })
  const unmet = hurdlesOf(reward, situation).find(({ met }) => !met)
  if (!unmet) return
  const wallet =
    unmet.code === 'insufficient_points' ? await walletOf(sql, book, program) : undefined
  throw refusal(unmet, wallet)
}

export function refusal(hurdle: Hurdle, wallet?: unknown): ProblemError {
  const { code, met: _, missing, missingMoney, ...params } = hurdle
  // Safe: `next_order_only` is always met, and every other hurdle is a problem code of its own.
  return new ProblemError(code as ProblemCode, {
    params: {
      ...params,
      ...(missing !== undefined && { missing }),
      ...(missingMoney && { missing: missingMoney }),
      ...(code === 'debt' && { points: missing }),
      ...(code === 'too_many_codes' && { max: MOST_CODES }),
      ...(wallet !== undefined && { wallet }),
    },
  })
}

function priceOf(
  { book, request }: Wish,
  { value, cost }: Reward,
): { points: number; value: Discount } {
  if (value.kind !== 'variable') return { points: cost, value }
  const { available, debt } = book.account
  const asked = request.points ?? 0
  const total = request.cart?.subtotal ?? 0
  const points = pointsToApply(value, { asked, spendable: available - debt, total })
  if (points === 0) throw tooLittle(value, asked, total)
  return { points, value: worthOf(value, points) }
}

/** Points there are enough of: either too few are asked for, or the cart is too small for the least. */
function tooLittle(value: Variable, asked: number, total: number): ProblemError {
  if (asked < value.min)
    return new ProblemError('min_points', { params: { missing: value.min - asked } })
  const least = Math.ceil(
    (Math.ceil(value.min / value.step) * value.value.minor * 100) / value.maxPercent,
  )
  const missing = { minor: Math.max(0, least - total), currency: value.value.currency }
  return new ProblemError('min_order', { params: { missing } })
}

function newRedemption(
  { book, program, request, now }: Wish,
  { reward, ...price }: Pick<RedemptionRow, 'reward' | 'points' | 'value' | 'lots'>,
): RedemptionRow {
  const { shopId, memberId } = book.account
  const isHold = request.mode === 'checkout_hold'
  return {
    ...price,
    reward,
    shopId,
    memberId,
    id: `red_${randomBytes(15).toString('base64url')}`,
    mode: request.mode,
    status: 'requested',
    returned: 0,
    currency: program.currency,
    cartId: request.cart?.id ?? null,
    code: createCode(),
    orderId: null,
    createdAt: now,
    expiresAt: isHold
      ? after(now, HOLD_MS)
      : addToDate(now, { days: reward.codeDays }, program.timezone),
    ending: null,
  }
}
