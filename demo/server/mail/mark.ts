/** How far a side of a conversation was told by mail: what is marked is never mailed again. */
import type { Sql } from '../db.ts'

export interface Mark {
  readonly side: 'shopper' | 'shop'
  readonly seq: number
}

/** `false` when it was marked before, by whichever process. */
export async function mark(
  sql: Sql,
  { shopId, conversationId }: { readonly shopId: string; readonly conversationId: string },
  { side, seq }: Mark,
): Promise<boolean> {
  const marked = await sql.query(
    `insert into mail_marks as known (shop_id, conversation_id, side, seq) values ($1, $2, $3, $4)
     on conflict (shop_id, conversation_id, side) do update set seq = excluded.seq where known.seq < excluded.seq
     returning seq`,
    [shopId, conversationId, side, seq],
  )
  return marked.length > 0
}
