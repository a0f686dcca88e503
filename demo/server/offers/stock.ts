/** Gifts of which there are so many: counted down by one statement, and up again when one ends unused. */
import type { Sql } from '../db.ts'

interface OfferName {
  readonly shopId: string
  readonly offerId: string
}

/** `false` when none is left. The row is held until the transaction ends, so that the last one is given once. */
export async function takeOne(
  sql: Sql,
  { shopId, offerId }: OfferName,
  stock: number,
): Promise<boolean> {
  await sql.query(
    'insert into offer_stock (shop_id, offer_id, taken) values ($1, $2, 0) on conflict do nothing',
    [shopId, offerId],
  )
  const taken = await sql.query(
    'update offer_stock set taken = taken + 1 where shop_id = $1 and offer_id = $2 and taken < $3 returning taken',
    [shopId, offerId, stock],
  )
  return taken.length > 0
}

export async function giveBack(sql: Sql, { shopId, offerId }: OfferName): Promise<void> {
  await sql.query(
    'update offer_stock set taken = greatest(taken - 1, 0) where shop_id = $1 and offer_id = $2',
    [shopId, offerId],
  )
}

/** It was given back and is gone after all, even if none was left. */
export async function takeBack(sql: Sql, { shopId, offerId }: OfferName): Promise<void> {
  await sql.query('update offer_stock set taken = taken + 1 where shop_id = $1 and offer_id = $2', [
    shopId,
    offerId,
  ])
}
