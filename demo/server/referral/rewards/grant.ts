/** Gives both sides what was promised, once: points are booked at once, a code is written down and made outside the transaction. */
import type { Sql } from '../../db.ts'
import { addToDate } from '../../loyalty/calendar.ts'
import { findAdvocate, type AdvocateRow } from '../advocates/queries.ts'
import type { ClaimRow } from '../claims/claim-row.ts'
import { readCurrentProgram } from '../program/queries.ts'
import { bookPoints } from './book-points.ts'
import { insertReward, type NewReward } from './reward-row.ts'

/** In the transaction that approves the claim; the claim and the advocate are locked. */
export async function grantAdvocate(sql: Sql, claim: ClaimRow, now: Date): Promise<void> {
  const advocate = await findAdvocate(sql, claim)
  // Erased meanwhile: there is nobody to give it to.
  if (!advocate) return
  await give(sql, {
    reward: {
      ...ofAdvocate(claim, advocate, now),
      source: `advocate:${claim.claimId}`,
      claimId: claim.claimId,
      value: claim.terms.advocateReward,
    },
    memberId: advocate.memberId,
    now,
  })
  await grantSteps(sql, { claim, advocate, now })
}

/**
 * Points of a friend come by themselves once the goods are kept, whatever became of the advocate’s part. The job books them: a payout
 * that held the claim and waited for the friend would meet an order of the friend that waits for the claim.
 */
export async function grantFriend(sql: Sql, claim: ClaimRow, now: Date): Promise<void> {
  const { shopId, claimId, terms } = claim
  if (terms.friendReward.kind !== 'points') return
  await insertReward(
    sql,
    {
      shopId,
      source: `friend:${claimId}`,
      advocateId: null,
      claimId,
      value: terms.friendReward,
      currency: terms.minOrder.currency,
    },
    now,
  )
}

interface Giving {
  readonly reward: NewReward
  readonly memberId: string | null
  readonly now: Date
}

async function give(sql: Sql, { reward, memberId, now }: Giving): Promise<void> {
  const row = await insertReward(sql, reward, now)
  if (row?.value.kind === 'points') await bookPoints(sql, row, { memberId, now })
}

/** Each step once for one advocate, by how many friends were rewarded so far, this one included. */
async function grantSteps(
  sql: Sql,
  { claim, advocate, now }: { claim: ClaimRow; advocate: AdvocateRow; now: Date },
): Promise<void> {
  const program = await readCurrentProgram(sql, claim.shopId)
  const friends = await countGranted(sql, advocate)
  const reached = program?.ladder.filter((step) => step.friends <= friends) ?? []
  for (const step of reached) {
    if (await hasStep(sql, advocate, step.friends)) continue
    const source = `ladder:${advocate.advocateId}:${step.friends}`
    const reward = {
      ...ofAdvocate(claim, advocate, now),
      source,
      claimId: null,
      value: step.reward,
    }
    await give(sql, { reward, memberId: advocate.memberId, now })
  }
}

export async function countGranted(
  sql: Sql,
  { shopId, advocateId }: Pick<AdvocateRow, 'shopId' | 'advocateId'>,
): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    `select count(*)::bigint as count from referral_claims
      where shop_id = $1 and advocate_id = $2 and granted_at is not null`,
    [shopId, advocateId],
  )
  return row?.count ?? 0
}

/** Also one reached as a guest, before the account. */
async function hasStep(
  sql: Sql,
  { shopId, advocateId }: AdvocateRow,
  friends: number,
): Promise<boolean> {
  const [step] = await sql.query(
    `select 1 from referral_rewards where shop_id = $1 and advocate_id = $2
        and source like 'ladder:%' and split_part(source, ':', 3) = $3`,
    [shopId, advocateId, String(friends)],
  )
  return step !== undefined
}

function ofAdvocate(
  { shopId, terms }: ClaimRow,
  { advocateId }: AdvocateRow,
  now: Date,
): Pick<NewReward, 'shopId' | 'advocateId' | 'currency' | 'expiresAt'> {
  const expiresAt = addToDate(now, { days: terms.codeDays }, terms.timezone)
  return { shopId, advocateId, currency: terms.minOrder.currency, expiresAt }
}
