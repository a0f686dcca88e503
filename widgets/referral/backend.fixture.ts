/** Referral's side of a backend that has everything to say: an advocate with friends in every state, and a programme with a ladder. */
import { createHome, PROGRAM } from './program.fixture.ts'

type Answer = readonly [status: number, body: unknown]

const ANSWERS: Readonly<Record<string, unknown>> = {
  'GET /v1/referral/program': PROGRAM,
  'GET /v1/referral/home': createHome(),
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
