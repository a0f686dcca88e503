/** Wallets for the tests of this folder. */
import type { Program, Tier, Wallet } from './contract.ts'

export const FERN: Tier = { id: 'fern', name: 'Fern', threshold: 200, earnRatePercent: 100 }
export const EMBER: Tier = { id: 'ember', name: 'Ember', threshold: 600, earnRatePercent: 125 }

export const PROGRAM: Program = {
  id: 'program',
  revision: 1,
  status: 'active',
  timezone: 'Europe/Bucharest',
  currency: 'EUR',
  earn: { points: 1, perMinor: 100 },
  holdDays: 14,
  tiers: [FERN, EMBER],
}

export function createWallet(changes: Partial<Wallet> = {}): Wallet {
  return {
    revision: 7,
    available: 1240,
    pending: 0,
    held: 0,
    debt: 0,
    spendable: 1240,
    lifetime: 1500,
    nextRelease: null,
    tier: {
      current: FERN,
      qualifying: 460,
      pendingQualifying: 0,
      next: { tier: EMBER, missing: 140 },
      until: '2027-03-01T00:00:00.000Z',
    },
    spent: { minor: 150_000, currency: 'EUR' },
    ...changes,
  }
}
