/** Shoppers without an account who invite: known by a token alone, of which only the hash is kept. */
import { createHmac } from 'node:crypto'
import type { ReferralHome } from '../../../../widgets/referral/contract.ts'
import type { Context } from 'hono'
import type { Sql } from '../../db.ts'
import { emailKeyOf } from '../../customers/keys.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Services } from '../../services.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { hashSecret } from '../../shop/secrets.ts'
import type { Browser } from '../claims/new-claim.ts'
import { rememberResult, takeRequest, type RequestName } from '../claims/requests.ts'
import { readHome } from '../home/home.ts'
import { notEligible } from '../judging/refusal.ts'
import { isEmailBlocked } from '../merchant/blocks.ts'
import { requireActive } from '../program/queries.ts'
import { findAdvocate, insertAdvocate, type AdvocateRow } from './queries.ts'

export interface GuestStart {
  readonly shop: ShopRow
  readonly request: RequestName
  readonly email: string
  readonly name: string | undefined
  readonly browser: Browser
  readonly http: Context
}

export interface GuestStarted {
  readonly answer: { readonly token: string; readonly home: ReferralHome }
  readonly isReplay: boolean
}

/** A new link each time: the same answer for an address that is known and one that is not. */
export async function startGuest(services: Services, start: GuestStart): Promise<GuestStarted> {
  const { shop, request, http } = start
  const now = services.now()
  const token = tokenOf(shop, request)
  const begun = await services.database.transaction((sql) => begin(sql, start, { token, now }))
  const home = await readHome(services.database, begun.advocate, { shop, http, now })
  return { answer: { token, home }, isReplay: begun.isReplay }
}

async function begin(
  sql: Sql,
  start: GuestStart,
  { token, now }: { token: string; now: Date },
): Promise<{ advocate: AdvocateRow; isReplay: boolean }> {
  const { shop, request } = start
  const known = await takeRequest(sql, request, now)
  if (known.resultId !== null) {
    const advocate = await findAdvocate(sql, { shopId: shop.id, advocateId: known.resultId })
    // Adopted or erased since: the token opens nothing any more.
    if (!advocate) throw new ProblemError('not_found')
    return { advocate, isReplay: true }
  }
  const advocate = await insertGuest(sql, start, { token, now })
  await rememberResult(sql, request, { resultId: advocate.advocateId })
  return { advocate, isReplay: false }
}

async function insertGuest(
  sql: Sql,
  { shop, email, name, browser }: GuestStart,
  { token, now }: { token: string; now: Date },
): Promise<AdvocateRow> {
  const program = await requireActive(sql, shop.id)
  const emailKey = emailKeyOf(shop.fingerprintKey, email)
  if (!program.guests || !emailKey)
    throw new ProblemError('not_found', {
      detail: 'In this shop only customers with an account invite.',
    })
  if (await isEmailBlocked(sql, shop.id, email)) throw notEligible(program)
  const advocateId = await insertAdvocate(sql, {
    shopId: shop.id,
    emailKey,
    tokenHash: hashSecret(token),
    ...(name && { name }),
    ...(browser.ipKey && { ipKey: browser.ipKey }),
    ...(browser.agentKey && { agentKey: browser.agentKey }),
    now,
  })
  const advocate = advocateId && (await findAdvocate(sql, { shopId: shop.id, advocateId }))
  if (!advocate) throw new Error('A guest was written and could not be read back.')
  return advocate
}

/** Made of the request, so that a repeat gets the same one though it is kept nowhere; the key in it is the guest’s secret. */
function tokenOf({ id, sessionKey }: ShopRow, { key, fingerprint }: RequestName): string {
  const text = JSON.stringify(['referral guest', id, key, fingerprint])
  return `gst_${createHmac('sha256', sessionKey).update(text).digest('base64url')}`
}
