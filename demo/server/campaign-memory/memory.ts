/** What is remembered of a member’s campaigns, read and added to under a lock. */
import type { z } from 'zod/mini'
import type { CampaignMemory } from '../../../src/contract/campaign/customer.ts'
import type { Database, Sql } from '../db.ts'
import type { MemberName } from '../room.ts'
import { mergeMemories, NO_MEMORY } from './merge.ts'

type Memory = z.output<typeof CampaignMemory>

export async function readMemory(
  sql: Sql,
  { shopId, memberId }: MemberName,
  lock: '' | 'for update' = '',
): Promise<Memory> {
  const [row] = await sql.query<{ memory: Memory }>(
    `select memory from campaign_memories where shop_id = $1 and member_id = $2 ${lock}`,
    [shopId, memberId],
  )
  return row?.memory ?? NO_MEMORY
}

/** Two devices at once: the second waits here, and adds to what the first has left. */
export async function remember(
  database: Database,
  { shopId, memberId }: MemberName,
  { told, now }: { readonly told: Memory; readonly now: Date },
): Promise<Memory> {
  return database.transaction(async (sql) => {
    await sql.query(
      // Nothing is begun for whoever is being erased at this moment.
      `insert into campaign_memories (shop_id, member_id, memory, updated_at)
       select shop_id, member_id, $3::jsonb, $4::timestamptz from members
        where shop_id = $1 and member_id = $2 and erased_at is null for share
       on conflict do nothing`,
      [shopId, memberId, JSON.stringify(NO_MEMORY), now],
    )
    const kept = await readMemory(sql, { shopId, memberId }, 'for update')
    const memory = mergeMemories(kept, told, now)
    await sql.query(
      'update campaign_memories set memory = $3::jsonb, updated_at = $4 where shop_id = $1 and member_id = $2',
      [shopId, memberId, JSON.stringify(memory), now],
    )
    return memory
  })
}

export async function exportMemory(
  sql: Sql,
  who: MemberName,
): Promise<Readonly<Record<string, unknown>>> {
  const [kept] = await sql.query<{ memory: Memory }>(
    'select memory from campaign_memories where shop_id = $1 and member_id = $2',
    [who.shopId, who.memberId],
  )
  return kept ? { campaigns: kept.memory } : {}
}

export async function forgetMemory(sql: Sql, { shopId, memberId }: MemberName): Promise<void> {
  await sql.query('delete from campaign_memories where shop_id = $1 and member_id = $2', [
    shopId,
    memberId,
  ])
}
