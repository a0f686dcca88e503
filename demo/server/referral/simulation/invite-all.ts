/** Everything that is done with invitations in a town of a size, by one number. */
import { inviteOneself, stranger } from './abuse.ts'
import { leakSlowly, leakToCouponSite, runBotFarms } from './crowds.ts'
import { DAY, HOUR, inviteHonestly, inviteParty } from './honest.ts'
import type { Invitation } from './invitation.ts'
import { createRandom, type Random } from './random.ts'
import { inviteInRings } from './rings.ts'
import { createTown } from './town.ts'

/** Of the town, so many cheat in an organised way. */
const CHEATS = 0.05
/** Ways of inviting oneself, rings and farms share the cheats out among them. */
const WAYS = 20

export function inviteAll(seed: number, size: number): Invitation[] {
  const random = createRandom(seed)
  const town = createTown(random, size)
  const each = Math.max(1, Math.round((size * CHEATS) / WAYS))
  return [
    ...inviteHonestly(random, town),
    ...inviteParty(random, town, 13),
    ...Array.from({ length: each }, () => shareOnePhone(random)),
    ...inviteOneself(random, each),
    ...inviteInRings(random, each),
    ...leakToCouponSite(random, Math.max(40, Math.round(size * 0.15))),
    ...leakSlowly(random, 20),
    ...runBotFarms(random, Math.ceil(each / 2)),
  ]
}

/** Honest, and nothing tells them from one person: the second gives the first one’s number for the courier. */
function shareOnePhone(random: Random): Invitation {
  const advocate = stranger(random, true)
  const { phone, address, ip } = advocate
  const friend = { ...stranger(random), phone, address, ip }
  const atMs = random.between(DAY, 20 * DAY)
  return {
    kind: 'honest couples, one phone number',
    expected: 'open',
    advocate,
    friend,
    claim: { atMs, afterMs: 9000, ip },
    order: { atMs: atMs + HOUR, ip, by: 'code' },
  }
}
