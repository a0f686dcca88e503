/** Several people who invite each other round, each with everything of their own: only the circle gives them away. */
import { stranger } from './abuse.ts'
import { DAY, HOUR } from './honest.ts'
import type { Invitation } from './invitation.ts'
import type { Random } from './random.ts'

const LENGTHS = [2, 3, 4, 5]

/** The first one has an account and has not bought, so as to be new when the circle comes round. */
export function inviteInRings(random: Random, each: number): Invitation[] {
  return LENGTHS.flatMap((length) =>
    Array.from({ length: each }, () => inviteRound(random, length)).flat(),
  )
}

function inviteRound(random: Random, length: number): Invitation[] {
  const people = Array.from({ length }, () => stranger(random))
  const startMs = random.between(DAY, 20 * DAY)
  const [first] = people
  if (!first) throw new Error('A ring has somebody in it.')
  return people.map((advocate, index) => {
    const friend = people[index + 1] ?? first
    const isClosing = friend === first
    const atMs = startMs + index * 12 * HOUR
    return {
      kind: isClosing ? `ring of ${length}, closing` : 'ring, before it closes',
      expected: isClosing ? 'held' : 'open',
      advocate,
      friend,
      // Half of them leave the shop to find out who they are at the till.
      claim: {
        atMs,
        afterMs: 8000,
        ip: friend.ip,
        ...(random.chance(0.5) && { email: friend.email }),
      },
      order: { atMs: atMs + 6 * HOUR, ip: friend.ip, by: 'code' },
    }
  })
}
