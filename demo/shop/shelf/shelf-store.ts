/** Keeps what differs from the catalogue; read with every page, so that a change is seen at once. */
import type { Database } from '../../server/db.ts'
import { FULL_SHELF, type Shelf, type ShelfPlace } from './shelf.ts'

export interface ShelfStore {
  read(): Promise<Shelf>
  write(productId: string, place: ShelfPlace): Promise<void>
  /** Everything as the catalogue says. */
  clear(): Promise<void>
}

interface Row {
  readonly productId: string
  readonly stock: number | null
  readonly pricePercent: number
}

export function createShelfStore(database: Database, shopId: string): ShelfStore {
  let known: Shelf = FULL_SHELF

  const ask = async (): Promise<Shelf> => {
    const rows = await database.query<Row>(
      `select product_id as "productId", stock, price_percent as "pricePercent"
           from demo_shop_shelf where shop_id = $1`,
      [shopId],
    )
    return new Map(
      rows.map(({ productId, stock, pricePercent }) => [
        productId,
        { stock: stock ?? undefined, pricePercent },
      ]),
    )
  }
  return {
    async read() {
      try {
        known = await ask()
      } catch {
        // The database is away: pages that need nothing else of it stay as they were.
      }
      return known
    },
    async write(productId, { stock, pricePercent }) {
      await database.query(
        `insert into demo_shop_shelf (shop_id, product_id, stock, price_percent) values ($1, $2, $3, $4)
         on conflict (shop_id, product_id) do update
           set stock = excluded.stock, price_percent = excluded.price_percent`,
        [shopId, productId, stock ?? null, pricePercent],
      )
    },
    async clear() {
      await database.query('delete from demo_shop_shelf where shop_id = $1', [shopId])
    },
  }
}
