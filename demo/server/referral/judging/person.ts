/** Everything by which one person is known again: the accounts, and what the orders of these told. All of it fingerprints. */
import type { Sql } from '../../db.ts'

export interface Person {
  readonly memberIds: readonly string[]
  readonly emailKeys: readonly string[]
  readonly phoneKeys: readonly string[]
  readonly addressKeys: readonly string[]
  readonly visitorIds: readonly string[]
  /** Network and browser together, as `ip agent`. */
  readonly devices: readonly string[]
  readonly names: readonly string[]
}

interface Start {
  readonly memberId: string | null
  readonly emailKey: string | null
  readonly name: string | null
  readonly visitorId?: string | null
  readonly ipKey: string | null
  readonly agentKey: string | null
}

interface Trace {
  readonly emailKey: string | null
  readonly phoneKey: string | null
  readonly addressKey: string | null
  readonly ipKey: string | null
  readonly agentKey: string | null
  readonly visitorId: string | null
  readonly name: string | null
}

/** How many of the newest orders are looked at. */
const MOST_ORDERS = 50

export async function readPerson(sql: Sql, shopId: string, start: Start): Promise<Person> {
  const members = await sql.query<{
    memberId: string
    emailKey: string | null
    name: string | null
  }>(
    `select member_id as "memberId", email_key as "emailKey", name from members
      where shop_id = $1 and (member_id = $2 or email_key = $3) and erased_at is null`,
    [shopId, start.memberId, start.emailKey],
  )
  const memberIds = members.map(({ memberId }) => memberId)
  const traces = await sql.query<Trace>(
    `select email_key as "emailKey", phone_key as "phoneKey", address_key as "addressKey", ip_key as "ipKey",
            agent_key as "agentKey", visitor_id as "visitorId", customer_name as name
       from orders where shop_id = $1 and (member_id = any($2::text[]) or email_key = $3)
      order by placed_at desc limit ${MOST_ORDERS}`,
    [shopId, memberIds, start.emailKey],
  )
  const visitors = await sql.query<{ visitorId: string }>(
    `select visitor_id as "visitorId" from visitor_members where shop_id = $1 and member_id = any($2::text[])`,
    [shopId, memberIds],
  )
  const all = [start, ...traces]
  return {
    memberIds,
    emailKeys: known([
      start.emailKey,
      ...members.map(({ emailKey }) => emailKey),
      ...traces.map(({ emailKey }) => emailKey),
    ]),
    phoneKeys: known(traces.map(({ phoneKey }) => phoneKey)),
    addressKeys: known(traces.map(({ addressKey }) => addressKey)),
    visitorIds: known([
      ...all.map(({ visitorId }) => visitorId ?? null),
      ...visitors.map(({ visitorId }) => visitorId),
    ]),
    devices: known(
      all.map(({ ipKey, agentKey }) => (ipKey && agentKey ? `${ipKey} ${agentKey}` : null)),
    ),
    names: known([
      start.name,
      ...members.map(({ name }) => name),
      ...traces.map(({ name }) => name),
    ]),
  }
}

function known(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null && value !== ''))] as string[]
}
