/** First answers by Idempotency-Key, of members and of people nobody vouches for. */
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { Uuid } from '../../../../src/contract/scalars.ts'
import type { Sql } from '../../db.ts'
import { invalid } from '../../http/parse.ts'
import { ProblemError } from '../../http/problem.ts'

export interface RequestName {
  readonly shopId: string
  readonly caller: string
  readonly key: string
  readonly fingerprint: string
}

export interface KnownRequest {
  /** What the first request made; nothing while it has not come so far. */
  readonly resultId: string | null
  readonly answer: unknown
}

/** A key is unguessable, so that it may stand for whoever made it up. */
const ANYBODY = '*'

export function requestName(
  http: Context,
  { shopId, memberId }: { readonly shopId: string; readonly memberId?: string | undefined },
  request: { readonly endpoint: string; readonly params?: unknown; readonly body: unknown },
): RequestName {
  const key = http.req.header('idempotency-key')?.toLowerCase() ?? ''
  if (!Uuid.safeParse(key).success) throw invalid('header', 'Idempotency-Key', 'A UUID is needed')
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([request.endpoint, request.params ?? null, request.body]))
    .digest('hex')
  return { shopId, caller: memberId ?? ANYBODY, key, fingerprint }
}

/** Takes the key; of two at once the second waits here for the first, and finds what it has left. */
export async function takeRequest(
  sql: Sql,
  { shopId, caller, key, fingerprint }: RequestName,
  now: Date,
): Promise<KnownRequest> {
  await sql.query(
    `insert into referral_requests (shop_id, caller, request_key, fingerprint, created_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [shopId, caller, key, fingerprint, now],
  )
  const [known] = await sql.query<KnownRequest & { fingerprint: string }>(
    `select fingerprint, result_id as "resultId", answer from referral_requests
      where shop_id = $1 and caller = $2 and request_key = $3 for update`,
    [shopId, caller, key],
  )
  if (!known) throw new Error('A request was written and could not be read back.')
  if (known.fingerprint !== fingerprint) throw new ProblemError('idempotency_conflict')
  return known
}

export async function rememberResult(
  sql: Sql,
  { shopId, caller, key }: RequestName,
  { resultId, answer }: { readonly resultId: string; readonly answer?: unknown },
): Promise<void> {
  await sql.query(
    `update referral_requests set result_id = $4, answer = $5::jsonb
      where shop_id = $1 and caller = $2 and request_key = $3`,
    [shopId, caller, key, resultId, answer === undefined ? null : JSON.stringify(answer)],
  )
}
