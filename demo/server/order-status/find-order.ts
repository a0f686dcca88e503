/** Finds an order by what a buyer types from a mail: its number, whatever the case, and the address it was ordered with. */
import { normaliseEmail } from '../customers/normalise.ts'
import type { Sql } from '../db.ts'

export interface OrderName {
  readonly shopId: string
  readonly orderId: string
  readonly email: string
}

export interface FoundOrder {
  readonly orderId: string
  /** As the order has it: nothing is ever sent to the one that was typed. */
  readonly email: string
}

/** One question, however it ends. */
export async function findOrder(
  sql: Sql,
  { shopId, orderId, email }: OrderName,
): Promise<FoundOrder | undefined> {
  const orders = await sql.query<FoundOrder>(
    `select order_id as "orderId", coalesce(orders.email, members.email) as email
       from orders join members using (shop_id, member_id)
      where shop_id = $1 and order_id = any($2::text[]) and members.erased_at is null
        and coalesce(orders.email, members.email) is not null`,
    [shopId, spellings(orderId)],
  )
  const typed = normaliseEmail(email)
  return orders.find((order) => normaliseEmail(order.email) === typed)
}

/** `#fe-mc234-8kpxa ` is FE-MC234-8KPXA. */
function spellings(typed: string): string[] {
  const plain = tidyNumber(typed)
  return [typed, plain, plain.toUpperCase(), plain.toLowerCase()]
}

export function tidyNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .trim()
    .replace(/^(?:#|№|nr\.?|no\.?)\s*/i, '')
    .replace(/\s*[‐-―−-]\s*/g, '-')
}
