/** A proof becomes a session, and the visitor of this browser goes along where that was agreed to. */
import { openSession, type Session } from '../contract/session.ts'
import type { Call } from './call.ts'
import type { Visits } from './visits.ts'

export interface ExchangeParts {
  readonly call: Call
  readonly visits: Pick<Visits, 'ids'>
  locale(): string
}

/** @throws what `call` throws */
export function exchangeProof(
  proof: string,
  { call, visits, locale }: ExchangeParts,
): Promise<Session> {
  const { visitorId } = visits.ids()
  return call(openSession, { body: { proof, locale: locale(), ...(visitorId && { visitorId }) } })
}
