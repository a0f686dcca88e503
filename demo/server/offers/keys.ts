/** Which offer a shopper was given last, by each thing they are known by. */
import type { Sql } from '../db.ts'
import { OFFER_COLUMNS, type OfferRow } from './offer-row.ts'
import type { ShopperKey } from './shopper.ts'

export interface OfferName {
  readonly shopId: string
  readonly offerId: string
}

export interface KnownBy {
  readonly by: ShopperKey['kind']
  readonly isInherited: boolean
  readonly offer: OfferRow
}

/** Those for which the time has not come again. */
export async function findCooling(
  sql: Sql,
  { shopId, offerId }: OfferName,
  { keys, now }: { readonly keys: readonly ShopperKey[]; readonly now: Date },
): Promise<KnownBy[]> {
  const rows = await sql.query<OfferRow & { by: ShopperKey['kind']; isInherited: boolean }>(
    `select keys.kind as by, is_inherited as "isInherited", ${OFFER_COLUMNS}
       from offer_keys keys join offer_issues on offer_issues.shop_id = keys.shop_id and offer_issues.issue_id = keys.issue_id
      where keys.shop_id = $1 and keys.offer_id = $2 and cools_until > $3
        and (keys.kind, keys.value) in (select * from unnest($4::text[], $5::text[]))`,
    [shopId, offerId, now, keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  )
  return rows.map(({ by, isInherited, ...offer }) => ({ by, isInherited, offer }))
}

/** Points to this offer from now on. */
export async function pointTo(
  sql: Sql,
  offer: Pick<OfferRow, 'shopId' | 'offerId' | 'issueId'>,
  {
    key: { kind, value },
    isInherited = false,
    now,
  }: { readonly key: ShopperKey; readonly isInherited?: boolean; readonly now: Date },
): Promise<void> {
  await sql.query(
    `insert into offer_keys (shop_id, offer_id, kind, value, issue_id, is_inherited, seen_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (shop_id, offer_id, kind, value) do update set issue_id = excluded.issue_id,
       is_inherited = excluded.is_inherited, seen_at = excluded.seen_at`,
    [offer.shopId, offer.offerId, kind, value, offer.issueId, isInherited, now],
  )
}

/** Seen again: a fingerprint is kept for seven days after that. */
export async function touchKeys(
  sql: Sql,
  { shopId, offerId }: OfferName,
  { keys, now }: { readonly keys: readonly ShopperKey[]; readonly now: Date },
): Promise<void> {
  await sql.query(
    `update offer_keys set seen_at = $3 where shop_id = $1 and offer_id = $2
       and (kind, value) in (select * from unnest($4::text[], $5::text[]))`,
    [shopId, offerId, now, keys.map(({ kind }) => kind), keys.map(({ value }) => value)],
  )
}
