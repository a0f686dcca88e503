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

interface MemberTrace {
  readonly memberId: string
  readonly emailKey: string | null
  readonly name: string | null
}

interface OrderTrace {
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
  const { memberId, emailKey } = start
  const members = await sql.query<MemberTrace>(
    `select member_id as "memberId", email_key as "emailKey", name from members
      where shop_id = $1 and (member_id = $2 or email_key = $3) and erased_at is null`,
    [shopId, memberId, emailKey],
  )
  const memberIds = members.map((member) => member.memberId)
  const orders = await sql.query<OrderTrace>(
    `select email_key as "emailKey", phone_key as "phoneKey", address_key as "addressKey", ip_key as "ipKey",
            agent_key as "agentKey", visitor_id as "visitorId", customer_name as name
       from orders where shop_id = $1 and (member_id = any($2::text[]) or email_key = $3)
      order by placed_at desc limit ${MOST_ORDERS}`,
    [shopId, memberIds, emailKey],
  )
  const visitors = await sql.query<{ visitorId: string }>(
    `select visitor_id as "visitorId" from visitor_members where shop_id = $1 and member_id = any($2::text[])`,
    [shopId, memberIds],
  )
  return {
    memberIds,
    ...summarise([start, ...members, ...orders, ...visitors]),
  }
}

function summarise(traces: readonly Partial<OrderTrace>[]): Omit<Person, 'memberIds'> {
  const all = (field: keyof OrderTrace): string[] => known(traces.map((trace) => trace[field]))
  return {
    emailKeys: all('emailKey'),
    phoneKeys: all('phoneKey'),
    addressKeys: all('addressKey'),
    visitorIds: all('visitorId'),
    devices: known(
      traces.map(({ ipKey, agentKey }) => (ipKey && agentKey ? `${ipKey} ${agentKey}` : null)),
    ),
    names: all('name'),
  }
}

function known(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.flatMap((value) => value || []))]
}
