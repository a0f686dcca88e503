/** Guests of a browser: known by a secret it has made, until they sign in and are somebody. */
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import type { Joined, MemberName, Room } from '../room.ts'
import type { Services } from '../services.ts'
import { hashSecret } from '../shop/secrets.ts'
import { BROWSER, insertMember, lockMembers, requireMember } from './queries.ts'

/** The same secret is the same guest; the server keeps only its hash. */
export async function ensureBrowserGuest(
  sql: Sql,
  shopId: string,
  { secret, now }: { readonly secret: string; readonly now: Date },
): Promise<string> {
  const sub = subOf(secret)
  await insertMember(sql, shopId, { sub, isGuest: true, now })
  return (await requireMember(sql, shopId, sub)).memberId
}

interface Arrival extends MemberName {
  readonly secret: string
  readonly now: Date
}

/** `false` when there is no such guest, or not any more: then it was done before. */
export async function joinGuest(
  { database, rooms }: Pick<Services, 'database' | 'rooms'>,
  { shopId, memberId, secret, now }: Arrival,
): Promise<boolean> {
  return database.transaction(async (sql) => {
    const guestId = await findGuest(sql, shopId, secret)
    if (guestId === undefined) return false
    await lockMembers(sql, shopId, [guestId, memberId])
    if (!(await isThere(sql, { shopId, memberId }))) throw new ProblemError('session_expired')
    // Under the lock: somebody may have been faster.
    if ((await findGuest(sql, shopId, secret)) !== guestId) return false
    await passOn(sql, rooms, { shopId, guestId, memberId, now })
    return true
  })
}

/** Sessions of the guest that are still about then belong to nobody. */
async function passOn(sql: Sql, rooms: readonly Room[], joined: Joined): Promise<void> {
  for (const room of rooms) await room.onJoin?.(sql, joined)
  const guest = [joined.shopId, joined.guestId]
  await sql.query('delete from live_messages where shop_id = $1 and member_id = $2', guest)
  await sql.query('delete from members where shop_id = $1 and member_id = $2', guest)
}

async function findGuest(sql: Sql, shopId: string, secret: string): Promise<string | undefined> {
  const [guest] = await sql.query<{ memberId: string }>(
    'select member_id as "memberId" from members where shop_id = $1 and sub = $2',
    [shopId, subOf(secret)],
  )
  return guest?.memberId
}

/** An account, and not erased since its session began. */
async function isThere(sql: Sql, { shopId, memberId }: MemberName): Promise<boolean> {
  const found = await sql.query(
    'select 1 from members where shop_id = $1 and member_id = $2 and erased_at is null',
    [shopId, memberId],
  )
  return found.length > 0
}

function subOf(secret: string): string {
  return `${BROWSER}${hashSecret(secret)}`
}
