/** A backend with one member, 500 points and one reward of 500: it keeps count of what the shopper's browser makes it do. */
import type { IncomingMessage } from 'node:http'
import type { Backend } from '../helpers/api-double.ts'
import { readBody } from '../helpers/http.ts'
import type { Redemption, Wallet } from '../../widgets/loyalty/contract.ts'
import { createRedemption, FIVE_OFF } from '../../widgets/loyalty/rewards.fixture.ts'
import { createWallet, PROGRAM } from '../../widgets/loyalty/wallet.fixture.ts'

export interface Bank {
  readonly points: number
  /** Of every request to redeem, in order. */
  readonly keys: readonly string[]
  /** Ever made. */
  codes(): string[]
  readonly answer: Backend
}

export function startBank(): Bank {
  let points = 500
  let revision = 1
  const keys: string[] = []
  const byKey = new Map<string, Redemption>()

  const readWallet = (): Wallet =>
    createWallet({ revision, available: points, spendable: points, held: 500 - points })
  const live = (): Redemption[] => [...byKey.values()].filter(({ status }) => status === 'issued')

  const answers: Readonly<
    Record<string, (request: IncomingMessage) => Promise<readonly [number, unknown]>>
  > = {
    'GET /v1/loyalty/program': async () => [200, { ...PROGRAM, rewards: [FIVE_OFF] }],
    'GET /v1/loyalty/wallet': async () => [200, readWallet()],
    'GET /v1/loyalty/redemptions': async () => [200, { walletRevision: revision, items: live() }],
    'GET /v1/loyalty/rewards': async () => {
      const missing = 500 - points
      const hurdles = missing ? [{ code: 'insufficient_points', met: false, missing }] : []
      const items = [{ reward: FIVE_OFF, eligible: missing === 0, hurdles }]
      return [200, { walletRevision: revision, items }]
    },
    'POST /v1/loyalty/redemptions': async (request) => {
      await readBody(request)
      const key = String(request.headers['idempotency-key'])
      keys.push(key)
      const known = byKey.get(key)
      if (!known && points < 500)
        return [409, problem('insufficient_points', { missing: 500, wallet: readWallet() })]
      const redemption =
        known ?? createRedemption({ id: `r-${byKey.size}`, code: `FERN-${byKey.size}` })
      if (!known) {
        byKey.set(key, redemption)
        points -= 500
        revision += 1
      }
      return [200, { redemption, wallet: readWallet() }]
    },
    'DELETE /v1/loyalty/redemptions/r-0': async () => {
      const [key, redemption] = [...byKey][0]!
      const cancelled: Redemption = { ...redemption, status: 'cancelled', undoable: false }
      byKey.set(key, cancelled)
      points += 500
      revision += 1
      return [200, { redemption: cancelled, wallet: readWallet() }]
    },
  }

  return {
    get points() {
      return points
    },
    keys,
    codes: () => [...byKey.values()].map(({ code }) => code ?? ''),
    answer: async (request, { pathname }) => answers[`${request.method} ${pathname}`]?.(request),
  }
}

function problem(code: string, params: Readonly<Record<string, unknown>>): unknown {
  return { type: 'about:blank', title: code, status: 409, code, params, retryable: false }
}
