/** The offers’ side of a backend that has everything to say: offers in every state, each kind of worth, with all their terms. */
import { createOffer } from '../../src/model/campaign/campaign.fixture.ts'

type Answer = readonly [status: number, body: unknown]

/** Far ahead, so that trees and pictures stay as they are. */
const END = '2099-12-06T10:30:00.000Z'
const EUR = (minor: number) => ({ minor, currency: 'EUR' })

const OFFERS = [
  createOffer({ offerId: 'ten', expiresAt: END, minOrder: EUR(5000), isPersonal: true }),
  createOffer({
    offerId: 'ship',
    code: 'MOSS-SHIP',
    value: { kind: 'shipping' },
    expiresAt: '2099-12-24T10:30:00.000Z',
  }),
  createOffer({
    offerId: 'gift',
    state: 'used',
    value: { kind: 'gift', productId: 'p-9' },
    expiresAt: '2026-11-20T10:00:00.000Z',
  }),
  createOffer({
    offerId: 'credit',
    state: 'expired',
    value: { kind: 'credit', amount: EUR(500) },
    expiresAt: '2026-11-19T10:00:00.000Z',
  }),
].map(({ code, ...offer }) => (offer.state === 'live' ? { ...offer, code } : offer))

const ANSWERS: Readonly<Record<string, unknown>> = {
  'GET /v1/offers': { items: OFFERS },
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
