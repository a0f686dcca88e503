/**
 * Spends points on a reward in three steps: set the points aside, make the code, issue it. A process may die between any two;
 * the same key goes on from there, and the reconciliation job gives the points back when nobody does.
 */
import type { RedeemRequest, RedemptionAnswer } from '../../../../widgets/loyalty/contract.ts'
import { ProblemError } from '../../http/problem.ts'
import { lockBook } from '../load-book.ts'
import { passTime, notify } from '../pass-time.ts'
import { requireProgram } from '../queries.ts'
import { findRequest, rememberRequest, type RequestName } from '../requests.ts'
import { saveBooks } from '../save-book.ts'
import { walletOf } from '../wallet.ts'
import type { RedeemDesk } from './desk.ts'
import { endRedemption } from './end-redemption.ts'
import {
  couponOf,
  findRedemption,
  LIVE,
  toRedemption,
  updateRedemption,
  type RedemptionRow,
} from './redemption.ts'
import { setAside } from './set-aside.ts'

export interface Redeemed {
  readonly answer: RedemptionAnswer
  readonly isReplay: boolean
}

export async function redeem(
  desk: RedeemDesk,
  name: RequestName,
  request: RedeemRequest,
): Promise<Redeemed> {
  const begun = await begin(desk, name, request)
  if ('answer' in begun) return begun
  const code = await makeCode(desk, begun)
  return issue(desk, name, begun, code)
}

/** The first answer, or a redemption that has no code yet: a new one, or what an earlier try has left. */
async function begin(
  desk: RedeemDesk,
  name: RequestName,
  request: RedeemRequest,
): Promise<Redeemed | RedemptionRow> {
  const left = await findLeftover(desk, name)
  if (left?.ending) await endRedemption(desk, left, left.ending)
  return desk.database.transaction(async (sql) => {
    const book = await lockBook(sql, name, desk.now)
    const known = await findRequest(sql, name)
    // Safe: nothing but answers of this endpoint is kept with its fingerprint.
    if (known?.answer) return { answer: known.answer as RedemptionAnswer, isReplay: true }
    const earlier = known?.redemptionId
      ? await findRedemption(sql, { ...name, id: known.redemptionId })
      : undefined
    if (earlier?.ending) throw new ProblemError('code_unavailable')
    if (earlier?.status === 'requested') return earlier
    const program = await requireProgram(sql, name.shopId)
    passTime(book, program, desk.now)
    const row = await setAside(sql, { book, program, request, now: desk.now })
    await rememberRequest(sql, name, { redemptionId: row.id, now: desk.now })
    await saveBooks(sql, name.shopId, { books: [book], programId: program.id, now: desk.now })
    return row
  })
}

async function findLeftover(
  { database }: RedeemDesk,
  name: RequestName,
): Promise<RedemptionRow | undefined> {
  const known = await findRequest(database, name)
  if (!known?.redemptionId || known.answer) return undefined
  return findRedemption(database, { ...name, id: known.redemptionId })
}

async function makeCode(desk: RedeemDesk, row: RedemptionRow): Promise<string> {
  try {
    const { code } = await desk.coupons.create({
      ...couponOf(row),
      memberId: row.memberId,
      code: row.code ?? '',
      value: row.value,
      currency: row.currency,
      minOrder: row.reward.minOrder?.minor,
      cartId: row.cartId ?? undefined,
      expiresAt: row.expiresAt,
    })
    return code
  } catch (error) {
    desk.log('warn', 'code not made', { redemptionId: row.id, reason: String(error) })
    // It may have been made all the same: the points come back only once it is known not to work.
    const ended = await endRedemption(desk, row, 'failed')
    // A repeat with the same key was luckier at the same time.
    if (ended.code && LIVE.has(ended.status)) return ended.code
    throw new ProblemError('code_unavailable')
  }
}

async function issue(
  desk: RedeemDesk,
  name: RequestName,
  { id }: RedemptionRow,
  code: string,
): Promise<Redeemed> {
  const { now } = desk
  const issued = await desk.database.transaction(async (sql) => {
    const book = await lockBook(sql, name, now)
    const known = await findRequest(sql, name)
    if (known?.answer) return { answer: known.answer as RedemptionAnswer, isReplay: true }
    const row = await findRedemption(sql, { ...name, id })
    if (!row || row.ending || !LIVE.has(row.status)) return undefined
    const program = await requireProgram(sql, name.shopId)
    passTime(book, program, now)
    const status = row.mode === 'code' ? 'issued' : 'held'
    const done = await updateRedemption(sql, row, { status, code, checkAt: row.expiresAt })
    notify(book, `redemption.${status}`, now, { redemptionId: id, code, points: row.points })
    book.isChanged = true
    await saveBooks(sql, name.shopId, { books: [book], programId: program.id, now })
    const answer = {
      redemption: toRedemption(done, now),
      wallet: await walletOf(sql, book, program),
    }
    await rememberRequest(sql, name, { redemptionId: id, answer, now })
    return { answer, isReplay: false }
  })
  if (issued) return issued
  // The job took it for dead and gave the points back: this code must not work beside them.
  await desk.coupons.disable(couponOf({ shopId: name.shopId, id }))
  throw new ProblemError('code_unavailable')
}
