/** The rest of the contract beside events, answered from a few values that a test can change. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Program, Wallet } from '../../widgets/loyalty/contract.ts'
import type { Schema } from '../../src/contract/endpoint.ts'
import { Session } from '../../src/contract/session.ts'
import { Shop } from '../../src/contract/shop.ts'

export interface ApiDouble {
  /** Laid over the shop’s public configuration. */
  shop: Readonly<Record<string, unknown>>
  /** First name of whoever proves an identity; `undefined` refuses the proof. */
  member: string | undefined
  points: number
  /** Answers everything but events with this status. */
  failure?: number
  /** What widgets of the tests' own ask for: a status and the body, or nothing for what it does not know. */
  more?: Backend
}

export type Backend = (
  request: IncomingMessage,
  url: URL,
) => Promise<readonly [status: number, body: unknown] | undefined>

const FERN = { id: 'fern', name: 'Fern', threshold: 200, earnRatePercent: 100 }

const TIERS = [FERN, { id: 'ember', name: 'Ember', threshold: 600, earnRatePercent: 125 }]

type Answer = readonly [schema: Schema, value: (api: ApiDouble) => unknown]

/** Each answer is checked by the contract’s own schema, so that the double cannot drift from it. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  'GET /v1/shop': [
    Shop,
    (api) => ({
      id: 'shop_1',
      name: 'Fern & Ember',
      currency: 'EUR',
      timezone: 'Europe/Bucharest',
      locales: ['en', 'ro'],
      ...api.shop,
    }),
  ],
  'POST /v1/session': [
    Session,
    (api) => ({
      token: 'token-of-the-double',
      expiresAt: new Date(Date.now() + 900_000).toISOString(),
      memberId: 'member_1',
      name: api.member,
    }),
  ],
  'GET /v1/loyalty/program': [
    Program,
    () => ({
      id: 'program_1',
      revision: 1,
      status: 'active',
      timezone: 'Europe/Bucharest',
      currency: 'EUR',
      earn: { points: 1, perMinor: 100 },
      holdDays: 14,
      tiers: TIERS,
    }),
  ],
  'GET /v1/loyalty/wallet': [
    Wallet,
    ({ points }) => ({
      revision: points,
      available: points,
      pending: 0,
      held: 0,
      debt: 0,
      spendable: points,
      lifetime: points,
      nextRelease: null,
      tier: {
        current: null,
        qualifying: points,
        pendingQualifying: 0,
        next: { tier: FERN, missing: Math.max(0, FERN.threshold - points) },
      },
      spent: { minor: points * 100, currency: 'EUR' },
    }),
  ],
}

export async function answerApi(
  api: ApiDouble,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (api.failure) return sendProblem(response, api.failure, 'unavailable')
  if (url.pathname === '/v1/stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': open\n\n')
    return
  }
  const more = await api.more?.(request, url)
  if (more) {
    response.writeHead(more[0], { 'content-type': 'application/json' })
    response.end(JSON.stringify(more[1]))
    return
  }
  const answer = ANSWERS[`${request.method} ${url.pathname}`]
  if (!answer) return sendProblem(response, 404, 'not_found')
  if (url.pathname === '/v1/session' && api.member === undefined)
    return sendProblem(response, 401, 'proof_invalid')
  const [schema, value] = answer
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(schema.parse(value(api))))
}

function sendProblem(response: ServerResponse, status: number, code: string): void {
  const problem = { type: 'about:blank', title: code, status, code, retryable: status >= 500 }
  response.writeHead(status, { 'content-type': 'application/problem+json' })
  response.end(JSON.stringify(problem))
}
