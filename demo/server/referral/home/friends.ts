/** Friends as their advocate may see them: masked, each with how far it is, why, and until when. */
import type { Friend } from '../../../../widgets/referral/contract.ts'
import type { Sql } from '../../db.ts'
import type { AdvocateName } from '../advocates/queries.ts'
import { CLAIM_COLUMNS, type ClaimRow } from '../claims/claim-row.ts'
import { maskFriend } from '../fraud/mask-friend.ts'

export const FRIENDS_AT_ONCE = 50

export interface Page {
  readonly items: Friend[]
  readonly nextCursor: string | null
}

export async function readFriendsOf(
  sql: Sql,
  { shopId, advocateId }: AdvocateName,
  cursor?: string,
): Promise<Page> {
  const [at, claimId] = readCursor(cursor)
  const rows = await sql.query<ClaimRow>(
    `select ${CLAIM_COLUMNS} from referral_claims claims
      where shop_id = $1 and advocate_id = $2 and (claimed_at, claim_id) < ($3::timestamptz, $4)
      order by claimed_at desc, claim_id desc limit ${FRIENDS_AT_ONCE + 1}`,
    [shopId, advocateId, at, claimId],
  )
  const page = rows.slice(0, FRIENDS_AT_ONCE)
  const last = page.at(-1)
  return {
    items: page.map(toFriend),
    nextCursor: rows.length > FRIENDS_AT_ONCE && last ? writeCursor(last) : null,
  }
}

function toFriend(claim: ClaimRow): Friend {
  const { claimId, status, reason, since, until, terms, name, email } = claim
  const isOver = status === 'rejected' || status === 'expired'
  return {
    id: claimId,
    mask: maskFriend({ name: name ?? undefined, email: email ?? undefined }),
    status,
    ...(reason && { reason }),
    since: since.toISOString(),
    ...(until && { until: until.toISOString() }),
    ...(!isOver && { reward: terms.advocateReward }),
  }
}

export function writeCursor({
  claimedAt,
  claimId,
}: Pick<ClaimRow, 'claimedAt' | 'claimId'>): string {
  return Buffer.from(`${claimedAt.toISOString()} ${claimId}`).toString('base64url')
}

/** What is no cursor of ours reads from the start. */
export function readCursor(cursor: string | undefined): readonly [at: string, claimId: string] {
  const text = Buffer.from(cursor ?? '', 'base64url').toString()
  const [, at, claimId] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (clm_[\w-]{1,64})$/.exec(text) ?? []
  return at && claimId && !Number.isNaN(Date.parse(at)) ? [at, claimId] : ['9999-01-01', '']
}
