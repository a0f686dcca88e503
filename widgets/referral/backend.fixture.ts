/** Referral's side of a backend that has everything to say: an advocate with friends in every state, a programme with a ladder, an invitation. */
import { CLAIM, OFFER } from './offer.fixture.ts'
import { createHome, PROGRAM } from './program.fixture.ts'

type Answer = readonly [status: number, body: unknown]

const GUEST = { token: 'a-token-of-twenty-or-more', home: createHome({ friends: [], rewards: [] }) }

const ANSWERS: Readonly<Record<string, unknown>> = {
  'GET /v1/referral/program': PROGRAM,
  'GET /v1/referral/home': createHome(),
  'GET /v1/referral/offers/ANA-FERN': OFFER,
  'POST /v1/referral/offers/ANA-FERN/claims': CLAIM,
  'POST /v1/referral/claims': CLAIM,
  'POST /v1/referral/guests': GUEST,
  'POST /v1/referral/guests/home': GUEST.home,
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
