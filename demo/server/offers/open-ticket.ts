/** Whether a complaint waits for an answer: the room that keeps complaints says so; without one, none does. */
import type { Sql } from '../db.ts'
import type { MemberName, Room } from '../room.ts'

export async function hasOpenTicket(
  sql: Sql,
  rooms: readonly Room[],
  who: MemberName,
): Promise<boolean> {
  for (const room of rooms) if (await room.hasOpenTicket?.(sql, who)) return true
  return false
}
