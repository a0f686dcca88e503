/** By what a friend is known again. The first open claim keeps the row, whoever comes at the same time. */
import type { Sql } from '../../db.ts'
import { CLAIM_COLUMNS, type ClaimRow } from './claim-row.ts'

export interface Identity {
  readonly memberId?: string | undefined
  readonly emailKey?: string | undefined
  readonly visitorId?: string | undefined
}

interface Key {
  readonly kind: 'member' | 'email' | 'visitor'
  readonly value: string
}

/** The surest first; also the order rows are taken in, so that two claims never wait for each other. */
function keysOf({ memberId, emailKey, visitorId }: Identity): Key[] {
  const all: { kind: Key['kind']; value: string | undefined }[] = [
    { kind: 'member', value: memberId },
    { kind: 'email', value: emailKey },
    { kind: 'visitor', value: visitorId },
  ]
  return all.flatMap(({ kind, value }) => (value === undefined ? [] : [{ kind, value }]))
}

/**
 * Takes the rows that are free for `claimId`, and answers the claims that hold the others, the surest first. A row that is being
 * taken by another transaction is waited for.
 */
export async function takeKeys(
  sql: Sql,
  shopId: string,
  { claimId, identity }: { readonly claimId: string; readonly identity: Identity },
): Promise<ClaimRow[]> {
  const holders: ClaimRow[] = []
  for (const { kind, value } of keysOf(identity)) {
    const taken = await sql.query(
      `insert into referral_claim_keys (shop_id, kind, value, claim_id) values ($1, $2, $3, $4)
       on conflict do nothing returning claim_id`,
      [shopId, kind, value, claimId],
    )
    if (taken.length > 0) continue
    const [holder] = await sql.query<ClaimRow>(
      `select ${CLAIM_COLUMNS} from referral_claim_keys keys join referral_claims claims using (shop_id, claim_id)
        where shop_id = $1 and kind = $2 and value = $3 for update`,
      [shopId, kind, value],
    )
    if (holder) holders.push(holder)
  }
  return holders
}

/** What was taken for a claim that is not to be becomes the earlier one’s. */
export async function handOverKeys(
  sql: Sql,
  shopId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await sql.query(
    'update referral_claim_keys set claim_id = $3 where shop_id = $1 and claim_id = $2',
    [shopId, from, to],
  )
}

/** On a shared device one browser is several people: whoever names somebody else is somebody else. */
export function isSameFriend(
  claim: Pick<ClaimRow, 'memberId' | 'emailKey'>,
  { memberId, emailKey }: Identity,
): boolean {
  if (memberId && claim.memberId) return memberId === claim.memberId
  if (emailKey && claim.emailKey) return emailKey === claim.emailKey
  return true
}
