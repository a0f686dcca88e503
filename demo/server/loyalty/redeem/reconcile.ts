/** Looks after redemptions nobody finished: their time is over, or a process died between two steps. */
import { ProblemError } from '../../http/problem.ts'
import { after, STEP_MS, type RedeemDesk } from './desk.ts'
import { endRedemption } from './end-redemption.ts'
import { findRedemption, type Ending, type RedemptionRow } from './redemption.ts'

const AT_ONCE = 100

export async function reconcileRedemptions(desk: RedeemDesk): Promise<void> {
  for (;;) {
    const due = await takeDue(desk)
    for (const name of due) await reconcile(desk, name)
    if (due.length < AT_ONCE) return
  }
}

type Name = Pick<RedemptionRow, 'shopId' | 'memberId' | 'id'>

/** Each is left alone for a minute, so that no other process takes it meanwhile; and tried again after that. */
function takeDue({ database, now }: RedeemDesk): Promise<Name[]> {
  return database.query<Name>(
    `update loyalty_redemptions set check_at = $2
      where (shop_id, redemption_id) in (
        select shop_id, redemption_id from loyalty_redemptions
         where check_at <= $1 order by check_at limit ${AT_ONCE} for update skip locked)
      returning shop_id as "shopId", member_id as "memberId", redemption_id as id`,
    [now, after(now, STEP_MS)],
  )
}

/** Also before a member’s wallet is read, so that what has ended is seen as ended without waiting for the job. */
export async function endOverdue(
  desk: RedeemDesk,
  { shopId, memberId }: Omit<Name, 'id'>,
): Promise<void> {
  const overdue = await desk.database.query<Name>(
    `select shop_id as "shopId", member_id as "memberId", redemption_id as id from loyalty_redemptions
      where shop_id = $1 and member_id = $2 and status in ('requested', 'held', 'issued') and expires_at <= $3`,
    [shopId, memberId, desk.now],
  )
  for (const name of overdue) await reconcile(desk, name)
}

async function reconcile(desk: RedeemDesk, name: Name): Promise<void> {
  const row = await findRedemption(desk.database, name)
  if (!row) return
  try {
    await endRedemption(desk, row, endingOf(row))
  } catch (error) {
    // The shop system is away: the points stay set aside until it answers.
    if (!(error instanceof ProblemError)) throw error
  }
}

function endingOf({ ending, status }: RedemptionRow): Ending {
  return ending ?? (status === 'requested' ? 'failed' : 'expired')
}
