/** Who invited whom, some steps back from an advocate: a way back that comes by the friend is a ring. */
import type { Sql } from '../../db.ts'
import type { ClaimRow } from '../claims/claim-row.ts'
import type { Person } from './person.ts'

/** A person is named by the e-mail and by the account. */
export type Edge = readonly [from: string, to: string]

interface Inviting {
  readonly fromEmail: string | null
  readonly fromMember: string | null
  readonly fromAdvocate: string
  readonly toEmail: string | null
  readonly toMember: string | null
}

const STEPS = 5

/** Of invitations that are open or came off. */
export async function readEdges(
  sql: Sql,
  { shopId, claimId }: Pick<ClaimRow, 'shopId' | 'claimId'>,
  advocate: Pick<Person, 'memberIds' | 'emailKeys'>,
): Promise<Edge[]> {
  const edges: Edge[] = []
  const seen = new Set<string>()
  let invited = { members: [...advocate.memberIds], emails: [...advocate.emailKeys] }
  for (let step = 0; step < STEPS && invited.members.length + invited.emails.length > 0; step++) {
    const invitings = await readInvitings(sql, { shopId, claimId, ...invited })
    const fresh = invitings.filter(({ fromAdvocate }) => !seen.has(fromAdvocate))
    for (const inviting of fresh) seen.add(inviting.fromAdvocate)
    edges.push(...invitings.flatMap(toEdges))
    invited = {
      members: fresh.flatMap(({ fromMember }) => fromMember ?? []),
      emails: fresh.flatMap(({ fromEmail }) => fromEmail ?? []),
    }
  }
  return edges
}

/** One for each name the inviter has: a friend may be known by either. */
function toEdges({ fromEmail, fromMember, fromAdvocate, toEmail, toMember }: Inviting): Edge[] {
  const names = [fromEmail, fromMember].filter((name) => name !== null)
  const to = toEmail ?? toMember ?? ''
  return (names.length > 0 ? names : [fromAdvocate]).map((from) => [from, to])
}

function readInvitings(
  sql: Sql,
  asked: { shopId: string; claimId: string; members: readonly string[]; emails: readonly string[] },
): Promise<Inviting[]> {
  return sql.query<Inviting>(
    `select coalesce(advocates.email_key, their.email_key) as "fromEmail", advocates.member_id as "fromMember",
            advocates.advocate_id as "fromAdvocate", coalesce(claims.email_key, friend.email_key) as "toEmail",
            claims.member_id as "toMember"
       from referral_claims claims join referral_advocates advocates using (shop_id, advocate_id)
       left join members their on their.shop_id = claims.shop_id and their.member_id = advocates.member_id
       left join members friend on friend.shop_id = claims.shop_id and friend.member_id = claims.member_id
      where claims.shop_id = $1 and claims.claim_id <> $2 and claims.status not in ('rejected', 'expired')
        and (claims.member_id = any($3::text[]) or claims.email_key = any($4::text[])) limit 100`,
    [asked.shopId, asked.claimId, asked.members, asked.emails],
  )
}
