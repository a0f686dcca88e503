/** A friend on the landing page, before a backend that loses answers on demand. */
import { RegularsError } from '../../src/core/errors.ts'
import { type Claim, claimOffer } from './contract.ts'
import { type Asked, type InviteOptions, LANDING, setUpFriend } from './invitation.fixture.ts'
import { CLAIM } from './offer.fixture.ts'

export async function land(options: InviteOptions = {}) {
  const stage = setUpFriend(options)
  await stage.invitation.wake(LANDING)
  const keys = (): unknown[] =>
    stage.askedOf(claimOffer).map(({ idempotencyKey }) => idempotencyKey)
  return { ...stage, keys }
}

export function noAnswer(): never {
  throw new RegularsError('no_answer', '/v1/referral/offers')
}

/** Like a backend: one claim for a key, whatever becomes of the answer. */
export function createClaims() {
  const claims = new Map<unknown, Claim>()
  let isLost = false
  return {
    claims,
    lose: (lost: boolean) => (isLost = lost),
    answer({ idempotencyKey, params }: Asked): Claim {
      const made = claims.get(idempotencyKey) ?? {
        ...CLAIM,
        code: `${params?.['code']}-${claims.size + 1}`,
      }
      claims.set(idempotencyKey, made)
      return isLost ? noAnswer() : made
    },
  }
}
