/** What a member was given and could still use, and what ended lately. */
import type { IssuedOffer } from '../../../src/contract/campaign/issue.ts'
import type { Sql } from '../db.ts'
import type { MemberName } from '../room.ts'
import { describeOffer, REMEMBERED_MS } from './describe.ts'
import { OFFER_COLUMNS, type OfferRow } from './offer-row.ts'

const MOST = 100

export async function listOffersOf(
  sql: Sql,
  { shopId, memberId }: MemberName,
  now: Date,
): Promise<IssuedOffer[]> {
  const offers = await sql.query<OfferRow>(
    `select ${OFFER_COLUMNS} from offer_issues
      where shop_id = $1 and status <> 'requested' and not is_ending and coalesce(used_at, expires_at) > $3
        and (member_id = $2 or issue_id in (
          select issue_id from offer_keys where shop_id = $1 and kind = 'member' and value = $2))
      order by issued_at desc limit ${MOST}`,
    [shopId, memberId, new Date(now.getTime() - REMEMBERED_MS)],
  )
  return offers.map((offer) => describeOffer(offer, now))
}
