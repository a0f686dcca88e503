/** Loyalty's side of a backend that has everything to say: every kind of reward, a code, ways to earn, a history. */
import { createHistory, createRedemption, OFFERS, RULES, STANDINGS } from './rewards.fixture.ts'

type Answer = readonly [status: number, body: unknown]

const ANSWERS: Readonly<Record<string, unknown>> = {
  'GET /v1/loyalty/program': RULES,
  'GET /v1/loyalty/rewards': { walletRevision: 7, items: OFFERS },
  'GET /v1/loyalty/redemptions': { walletRevision: 7, items: [createRedemption()] },
  'GET /v1/loyalty/earning': { walletRevision: 7, items: STANDINGS },
  'GET /v1/loyalty/history': { items: createHistory(), nextCursor: '1' },
}

export function createBackend(): (
  request: { readonly method?: string | undefined },
  url: URL,
) => Promise<Answer | undefined> {
  return async ({ method }, { pathname }) => {
    const body = ANSWERS[`${method} ${pathname}`]
    return body === undefined ? undefined : [200, body]
  }
}
