/** Everything an advocate sees of their invitations, in one answer. */
import type { Context } from 'hono'
import type {
  EarnedReward,
  ReferralHome,
  ReferralProgram,
} from '../../../../widgets/referral/contract.ts'
import type { Sql } from '../../db.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { readGrants } from '../advocates/cap.ts'
import { firstName, shownName } from '../advocates/name.ts'
import type { AdvocateName, AdvocateRow } from '../advocates/queries.ts'
import { linkTo, readOrigin } from '../codes/link.ts'
import { capOf } from '../fraud/cap.ts'
import { requireProgram } from '../program/queries.ts'
import { countGranted } from '../rewards/grant.ts'
import { REWARD_COLUMNS, type RewardRow } from '../rewards/reward-row.ts'
import { readFriendsOf } from './friends.ts'

export interface HomeAsked {
  readonly shop: ShopRow
  readonly http: Context
  readonly now: Date
}

export async function readHome(
  sql: Sql,
  advocate: AdvocateRow,
  { shop, http, now }: HomeAsked,
): Promise<ReferralHome> {
  const program = await requireProgram(sql, shop.id)
  const origin = await readOrigin(sql, shop.id, http)
  const first = firstName(advocate)
  const { items, nextCursor } = await readFriendsOf(sql, advocate)
  return {
    revision: advocate.revision,
    code: advocate.code,
    link: linkTo(origin, program, advocate.code),
    name: { shown: shownName(advocate, program) !== undefined, ...(first && { first }) },
    counts: await readCounts(sql, advocate),
    cap: await readCap(sql, advocate, { program, now }),
    nextStep: await readNextStep(sql, advocate, program),
    friends: items,
    nextCursor,
    rewards: await readRewards(sql, advocate, now),
  }
}

async function readCounts(
  sql: Sql,
  { shopId, advocateId }: AdvocateName,
): Promise<ReferralHome['counts']> {
  const [counts] = await sql.query<ReferralHome['counts']>(
    `select count(*)::bigint as claimed, count(order_id)::bigint as ordered,
            count(*) filter (where status = 'rewarded')::bigint as rewarded
       from referral_claims where shop_id = $1 and advocate_id = $2`,
    [shopId, advocateId],
  )
  return counts ?? { claimed: 0, ordered: 0, rewarded: 0 }
}

/** A guest sees what this very link has used up: more would tell whether the address is known by another. */
async function readCap(
  sql: Sql,
  advocate: AdvocateRow,
  { program, now }: { program: ReferralProgram; now: Date },
): Promise<ReferralHome['cap']> {
  const { cap } = program
  const isWhole = advocate.memberId !== null
  const grants = await readGrants(sql, advocate, { days: cap.days, isWhole, now })
  const { left, resetsAt } = capOf(grants, cap)
  return { left, ...(resetsAt && { resetsAt: resetsAt.toISOString() }) }
}

async function readNextStep(
  sql: Sql,
  advocate: AdvocateRow,
  { ladder }: ReferralProgram,
): Promise<ReferralHome['nextStep']> {
  const friends = await countGranted(sql, advocate)
  const next = ladder.find((step) => step.friends > friends)
  return next ? { ...next, missing: next.friends - friends } : null
}

/** Codes that can still be used, the one that ends first before the others. */
async function readRewards(
  sql: Sql,
  { shopId, advocateId }: AdvocateName,
  now: Date,
): Promise<EarnedReward[]> {
  const rows = await sql.query<RewardRow & { code: string; expiresAt: Date }>(
    `select ${REWARD_COLUMNS} from referral_rewards
      where shop_id = $1 and advocate_id = $2 and status = 'issued' and not is_ending
        and code is not null and expires_at > $3 order by expires_at, reward_id`,
    [shopId, advocateId, now],
  )
  return rows.map(({ rewardId, code, value, expiresAt, minOrder }) => ({
    id: rewardId,
    code,
    value,
    expiresAt: expiresAt.toISOString(),
    ...(minOrder !== null && { minOrder }),
  }))
}
