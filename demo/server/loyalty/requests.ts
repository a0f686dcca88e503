/** First answers by Idempotency-Key: the same key with the same request never does a thing twice. */
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { Uuid } from '../../../src/contract/scalars.ts'
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { invalid } from '../http/parse.ts'
import type { BookName } from './load-book.ts'

export interface RequestName extends BookName {
  readonly key: string
  readonly fingerprint: string
}

export interface KnownRequest {
  readonly redemptionId: string | null
  /** Absent while the first request has not come to an end. */
  readonly answer: unknown
}

export function requestName(
  http: Context,
  { shopId, memberId }: BookName,
  { endpoint, body }: { endpoint: string; body: unknown },
): RequestName {
  const key = http.req.header('idempotency-key') ?? ''
  if (!Uuid.safeParse(key.toLowerCase()).success)
    throw invalid('header', 'Idempotency-Key', 'A UUID is needed')
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([endpoint, body]))
    .digest('hex')
  return { shopId, memberId, key: key.toLowerCase(), fingerprint }
}

/** Only while the member is locked: of two at once the second finds what the first has left. */
export async function findRequest(
  sql: Sql,
  { shopId, memberId, key, fingerprint }: RequestName,
): Promise<KnownRequest | undefined> {
  const [known] = await sql.query<KnownRequest & { fingerprint: string }>(
    `select fingerprint, redemption_id as "redemptionId", answer from loyalty_requests
      where shop_id = $1 and member_id = $2 and request_key = $3`,
    [shopId, memberId, key],
  )
  if (known && known.fingerprint !== fingerprint) throw new ProblemError('idempotency_conflict')
  return known
}

export async function rememberRequest(
  sql: Sql,
  { shopId, memberId, key, fingerprint }: RequestName,
  { redemptionId, answer, now }: Partial<KnownRequest> & { readonly now: Date },
): Promise<void> {
  await sql.query(
    `insert into loyalty_requests (shop_id, member_id, request_key, fingerprint, redemption_id, answer, created_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7)
     on conflict (shop_id, member_id, request_key) do update set redemption_id = excluded.redemption_id, answer = excluded.answer`,
    [
      shopId,
      memberId,
      key,
      fingerprint,
      redemptionId ?? null,
      answer === undefined ? null : JSON.stringify(answer),
      now,
    ],
  )
}

/** Long after any client has given up. */
const KEPT_MS = 30 * 86_400_000

export async function forgetRequests(sql: Sql, now: Date): Promise<void> {
  await sql.query('delete from loyalty_requests where created_at < $1', [
    new Date(now.getTime() - KEPT_MS),
  ])
}
