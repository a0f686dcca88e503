/** What the demo shop gives for a friend: points to whoever invites, money off the first order to whoever is invited. */
import type { ReferralRules } from '../../../widgets/referral/contract.ts'

const euro = (minor: number): { minor: number; currency: string } => ({ minor, currency: 'EUR' })

export const DEMO_INVITATIONS: ReferralRules = {
  status: 'active',
  advocateReward: { kind: 'points', points: 150 },
  friendReward: { kind: 'amount', off: euro(800) },
  ladder: [
    { friends: 3, reward: { kind: 'shipping' } },
    { friends: 5, reward: { kind: 'product', productId: 'dune-mug' } },
    { friends: 10, reward: { kind: 'amount', off: euro(2500) } },
  ],
  minOrder: euro(2500),
  holdDays: 15,
  claimDays: 30,
  codeDays: 90,
  cap: { max: 10, days: 30 },
  guests: true,
  emailNeeded: false,
  names: true,
  landingPath: '/',
  contact: 'hello@fern-and-ember.example',
}
