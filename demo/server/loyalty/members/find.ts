/** Finds members by what a customer would name themselves by. */
import type { MemberEntry } from '../../../../widgets/loyalty/contract.ts'
import type { Sql } from '../../db.ts'
import type { BookName } from '../load-book.ts'

interface MemberRow {
  readonly memberId: string
  readonly customerId: string
  readonly name: string | null
  readonly email: string | null
  readonly since: Date
}

const SELECT = `select member_id as "memberId", sub as "customerId", name, email, created_at as since
  from members where shop_id = $1 and not is_guest and erased_at is null`
const MOST = 20

export async function findMembersBy(
  sql: Sql,
  shopId: string,
  search: string,
): Promise<MemberEntry[]> {
  const rows = await sql.query<MemberRow>(
    `${SELECT} and (starts_with(lower(email), $2) or starts_with(lower(sub), $2) or member_id = $3)
      order by email nulls last, sub limit ${MOST}`,
    [shopId, search.trim().toLowerCase(), search.trim()],
  )
  return rows.map(toEntry)
}

export async function findMember(
  sql: Sql,
  { shopId, memberId }: BookName,
): Promise<MemberEntry | undefined> {
  const [row] = await sql.query<MemberRow>(`${SELECT} and member_id = $2`, [shopId, memberId])
  return row && toEntry(row)
}

function toEntry({ memberId, customerId, name, email, since }: MemberRow): MemberEntry {
  return {
    memberId,
    customerId,
    ...(name !== null && { name }),
    ...(email !== null && { email }),
    since: since.toISOString(),
  }
}
