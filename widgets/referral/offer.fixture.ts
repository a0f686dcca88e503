/** An invitation, and what a friend gets who takes it. */
import type { Claim, ReferralOffer } from './contract.ts'

const eur = (minor: number) => ({ minor, currency: 'EUR' })

export const OFFER: ReferralOffer = {
  code: 'ANA-FERN',
  advocateName: 'Ana',
  reward: { kind: 'amount', off: eur(1000) },
  minOrder: eur(2500),
  claimDays: 30,
  emailNeeded: false,
}

export const CLAIM: Claim = {
  claimId: 'clm_1.sig',
  advocateName: 'Ana',
  again: false,
  reward: OFFER.reward,
  code: 'HELLO-7K2P',
  minOrder: eur(2500),
  expiresAt: '2099-12-22T12:00:00.000Z',
}
