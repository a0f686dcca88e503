/** Claims as they are stored. */
import { randomBytes } from 'node:crypto'
import type {
  BlockReason,
  Flag,
  FriendReason,
  FriendStatus,
  ReferralProgram,
} from '../../../../widgets/referral/contract.ts'
import type { Sql } from '../../db.ts'

/** What was promised, by the rules of that day. */
export type Terms = Pick<
  ReferralProgram,
  'revision' | 'advocateReward' | 'friendReward' | 'minOrder' | 'holdDays' | 'codeDays' | 'timezone'
>

export interface ClaimName {
  readonly shopId: string
  readonly claimId: string
}

export interface ClaimRow extends ClaimName {
  readonly advocateId: string
  readonly code: string
  readonly terms: Terms
  readonly memberId: string | null
  readonly email: string | null
  readonly emailKey: string | null
  readonly name: string | null
  readonly visitorId: string | null
  readonly ipKey: string | null
  readonly agentKey: string | null
  readonly afterMs: number | null
  readonly status: FriendStatus
  readonly reason: FriendReason | null
  readonly flags: readonly Flag[]
  readonly blocks: readonly BlockReason[]
  readonly claimedAt: Date
  readonly since: Date
  readonly expiresAt: Date
  readonly until: Date | null
  readonly orderId: string | null
  readonly orderValue: number | null
  readonly decision: 'approve' | 'reject' | 'lapse' | null
  readonly note: string | null
  readonly askedAt: Date | null
  readonly answer: 'yes' | 'no' | null
  readonly grantedAt: Date | null
  readonly returnedAt: Date | null
  readonly dueAt: Date | null
}

const COLUMN_OF = {
  shopId: 'shop_id',
  claimId: 'claim_id',
  advocateId: 'advocate_id',
  code: 'code',
  terms: 'terms',
  memberId: 'member_id',
  email: 'email',
  emailKey: 'email_key',
  name: 'name',
  visitorId: 'visitor_id',
  ipKey: 'ip_key',
  agentKey: 'agent_key',
  afterMs: 'after_ms',
  status: 'status',
  reason: 'reason',
  flags: 'flags',
  blocks: 'blocks',
  claimedAt: 'claimed_at',
  since: 'since',
  expiresAt: 'expires_at',
  until: 'until',
  orderId: 'order_id',
  orderValue: 'order_value',
  decision: 'decision',
  note: 'note',
  askedAt: 'asked_at',
  answer: 'answer',
  grantedAt: 'granted_at',
  returnedAt: 'returned_at',
  dueAt: 'due_at',
} as const satisfies Record<keyof ClaimRow, string>

const JSON_FIELDS: ReadonlySet<string> = new Set(['terms', 'flags', 'blocks'])

export const CLAIM_COLUMNS = Object.entries(COLUMN_OF)
  .map(([field, column]) => `claims.${column} as "${field}"`)
  .join(', ')

export function newClaimId(): string {
  return `clm_${randomBytes(15).toString('base64url')}`
}

export async function insertClaim(sql: Sql, row: ClaimRow): Promise<void> {
  const fields = fieldsOf(row)
  const places = fields.map(([, , cast], index) => `$${index + 1}${cast}`)
  await sql.query(
    `insert into referral_claims (${fields.map(([column]) => column).join(', ')}) values (${places.join(', ')})`,
    fields.map(([, value]) => value),
  )
}

/** Only while the claim is locked. */
export async function updateClaim(
  sql: Sql,
  row: ClaimRow,
  change: Partial<Omit<ClaimRow, keyof ClaimName>>,
): Promise<ClaimRow> {
  const fields = fieldsOf(change)
  if (fields.length === 0) return row
  const sets = fields.map(([column, , cast], index) => `${column} = $${index + 3}${cast}`)
  await sql.query(
    `update referral_claims set ${sets.join(', ')} where shop_id = $1 and claim_id = $2`,
    [row.shopId, row.claimId, ...fields.map(([, value]) => value)],
  )
  return { ...row, ...change }
}

function fieldsOf(
  part: Partial<ClaimRow>,
): (readonly [column: string, value: unknown, cast: string])[] {
  return Object.entries(part).map(([field, value]) => {
    // Safe: a part of a ClaimRow has no keys but those of COLUMN_OF.
    const column = COLUMN_OF[field as keyof ClaimRow]
    const isJson = JSON_FIELDS.has(field)
    return [column, isJson ? JSON.stringify(value) : value, isJson ? '::jsonb' : ''] as const
  })
}

export async function findClaim(
  sql: Sql,
  { shopId, claimId }: ClaimName,
): Promise<ClaimRow | undefined> {
  const [row] = await sql.query<ClaimRow>(
    `select ${CLAIM_COLUMNS} from referral_claims claims where shop_id = $1 and claim_id = $2`,
    [shopId, claimId],
  )
  return row
}

/** Waits for other changes of the same claim, and holds them off until the transaction ends. */
export async function lockClaim(sql: Sql, name: ClaimName): Promise<ClaimRow | undefined> {
  const [row] = await sql.query<ClaimRow>(
    `select ${CLAIM_COLUMNS} from referral_claims claims
      where shop_id = $1 and claim_id = $2 for update`,
    [name.shopId, name.claimId],
  )
  return row
}
