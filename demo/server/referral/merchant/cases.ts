/** Invitations as the merchant sees them: what waits for a person first, then the newest. */
import type { FriendStatus, ReferralCase } from '../../../../widgets/referral/contract.ts'
import type { Sql } from '../../db.ts'
import { CLAIM_COLUMNS, type ClaimName, type ClaimRow } from '../claims/claim-row.ts'
import { lapsedVerdictOf } from '../fraud/verdict.ts'

const AT_ONCE = 50

interface CaseRow extends ClaimRow {
  readonly advocateCode: string
  readonly advocateCustomer: string | null
  readonly advocateName: string | null
  readonly friendCustomer: string | null
}

const COLUMNS = `${CLAIM_COLUMNS}, advocates.code as "advocateCode", their.sub as "advocateCustomer",
    coalesce(advocates.name, their.name) as "advocateName",
    case when not friend.is_guest and friend.erased_at is null then friend.sub end as "friendCustomer"`

const TABLES = `referral_claims claims join referral_advocates advocates using (shop_id, advocate_id)
  left join members their on their.shop_id = claims.shop_id and their.member_id = advocates.member_id
    and their.erased_at is null
  left join members friend on friend.shop_id = claims.shop_id and friend.member_id = claims.member_id`

/** One number in one order: reviews by their beginning, long before everything else, which counts back from now. */
const PLACE = `(case when claims.status = 'review' then extract(epoch from claims.since) - 1e12
  else -extract(epoch from claims.claimed_at) end)::numeric`

export async function listCases(
  sql: Sql,
  shopId: string,
  { status, cursor }: { status?: FriendStatus | undefined; cursor?: string | undefined },
): Promise<{ items: ReferralCase[]; nextCursor: string | null }> {
  const [place, claimId] = readCursor(cursor)
  const rows = await sql.query<CaseRow & { place: string }>(
    `select ${COLUMNS}, ${PLACE}::text as place from ${TABLES}
      where claims.shop_id = $1 and ($2::text is null or claims.status = $2)
        and ($3::numeric is null or (${PLACE}, claims.claim_id) > ($3::numeric, $4))
      order by ${PLACE}, claims.claim_id limit ${AT_ONCE + 1}`,
    [shopId, status ?? null, place, claimId],
  )
  const page = rows.slice(0, AT_ONCE)
  const last = page.at(-1)
  return {
    items: page.map(toCase),
    nextCursor:
      rows.length > AT_ONCE && last
        ? Buffer.from(`${last.place} ${last.claimId}`).toString('base64url')
        : null,
  }
}

function readCursor(cursor: string | undefined): readonly [place: string | null, claimId: string] {
  const text = Buffer.from(cursor ?? '', 'base64url').toString()
  const [, place, claimId] = /^(-?\d{1,20}(?:\.\d{1,9})?) (clm_[\w-]{1,64})$/.exec(text) ?? []
  return place && claimId ? [place, claimId] : [null, '']
}

export async function readCase(
  sql: Sql,
  { shopId, claimId }: ClaimName,
): Promise<ReferralCase | undefined> {
  const [row] = await sql.query<CaseRow>(
    `select ${COLUMNS} from ${TABLES} where claims.shop_id = $1 and claims.claim_id = $2`,
    [shopId, claimId],
  )
  return row && toCase(row)
}

function toCase(row: CaseRow): ReferralCase {
  const { reason, until, note, orderId, orderValue, email, name } = row
  return {
    claimId: row.claimId,
    status: row.status,
    ...(reason && { reason }),
    flags: [...row.flags],
    blocks: [...row.blocks],
    advocate: {
      code: row.advocateCode,
      ...(row.advocateCustomer && { customerId: row.advocateCustomer }),
      ...(row.advocateName && { name: row.advocateName }),
    },
    friend: {
      ...(row.friendCustomer && { customerId: row.friendCustomer }),
      ...(email && { email }),
      ...(name && { name }),
    },
    ...(orderId && { orderId }),
    ...(orderValue !== null && { orderValue }),
    claimedAt: row.claimedAt.toISOString(),
    since: row.since.toISOString(),
    ...(until && { until: until.toISOString() }),
    ...(row.status === 'review' && {
      lapsesTo: lapsedVerdictOf(row.flags) === 'pass' ? ('approve' as const) : ('reject' as const),
    }),
    ...(note && { note }),
  }
}
