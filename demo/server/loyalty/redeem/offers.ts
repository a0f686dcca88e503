/** Every reward with what stands before it, for one member and one cart. */
import type { Reward, RewardOffer } from '../../../../widgets/loyalty/contract.ts'
import type { Sql } from '../../db.ts'
import { loadBook, type BookName } from '../load-book.ts'
import { passTime } from '../pass-time.ts'
import type { ProgramInForce } from '../queries.ts'
import { hurdlesOf, type Situation } from './hurdles.ts'
import { readSituation } from './situation.ts'
import { pointsToApply, worthOf } from './slider.ts'

export async function readOffers(
  sql: Sql,
  name: BookName,
  { program, subtotal, now }: { program: ProgramInForce; subtotal: number | undefined; now: Date },
): Promise<{ walletRevision: number; items: RewardOffer[] }> {
  const book = await loadBook(sql, name, now)
  const walletRevision = book.account.revision
  passTime(book, program, now)
  const situation = await readSituation(sql, book.account, { program, now, subtotal })
  const items = (program.rewards ?? []).map((reward) => offerOf(reward, situation))
  return { walletRevision, items }
}

function offerOf(reward: Reward, situation: Situation): RewardOffer {
  const hurdles = hurdlesOf(reward, situation)
  const slider = sliderOf(reward, situation)
  return {
    reward,
    eligible: hurdles.every(({ met }) => met) && slider?.max !== 0,
    hurdles,
    ...(slider && { slider }),
  }
}

/** Without a cart the share of an order is unknown, and the balance the only bound. */
function sliderOf(
  { value }: Reward,
  { account, subtotal = Number.MAX_SAFE_INTEGER }: Situation,
): RewardOffer['slider'] {
  if (value.kind !== 'variable') return undefined
  const spendable = Math.max(0, account.available - account.debt)
  const max = pointsToApply(value, { asked: spendable, spendable, total: subtotal })
  return { max, value: worthOf(value, max).off }
}
