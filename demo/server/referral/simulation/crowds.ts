/** Many at once: a code on a coupon site, and machines that take codes faster than anybody reads. */
import { stranger, throwaway } from './abuse.ts'
import { DAY, HOUR, DAYS } from './honest.ts'
import type { Invitation } from './invitation.ts'
import type { Random } from './random.ts'

/** Strangers, honest in themselves, whom the advocate has never met. */
export function leakToCouponSite(random: Random, takers: number): Invitation[] {
  const advocate = stranger(random, true)
  const startMs = random.between(2 * DAY, 20 * DAY)
  return Array.from({ length: takers }, () => {
    const friend = stranger(random)
    const atMs = startMs + random.below(30 * HOUR)
    return {
      kind: 'code on a coupon site',
      expected: 'held' as const,
      advocate,
      friend,
      claim: { atMs, afterMs: random.between(3500, 20_000), ip: friend.ip },
      ...(random.chance(0.35) && {
        order: { atMs: atMs + random.between(HOUR / 4, DAY), ip: friend.ip, by: 'code' as const },
      }),
    }
  })
}

/** A few a day, as from an old post that search engines find. */
export function leakSlowly(random: Random, takers: number): Invitation[] {
  const advocate = stranger(random, true)
  return Array.from({ length: takers }, () => {
    const friend = stranger(random)
    const atMs = random.between(DAY, DAYS * DAY)
    return {
      kind: 'code in an old post, a few a day',
      expected: 'open' as const,
      advocate,
      friend,
      claim: { atMs, afterMs: random.between(3500, 20_000), ip: friend.ip },
      order: { atMs: atMs + HOUR, ip: friend.ip, by: 'code' as const },
    }
  })
}

/** Each farm is one rented machine with some twenty mailboxes, half of them throwaway ones. */
export function runBotFarms(random: Random, farms: number): Invitation[] {
  return Array.from({ length: farms }, (_, farm) => runFarm(random, `192.0.2.${farm + 1}`)).flat()
}

const MAILBOXES = 20

function runFarm(random: Random, ip: string): Invitation[] {
  const advocate = stranger(random, true)
  const startMs = random.between(2 * DAY, 20 * DAY)
  return Array.from({ length: MAILBOXES }, (_, index) => {
    const isThrowaway = random.chance(0.5)
    const own = stranger(random)
    const friend = { ...own, ip, ...(isThrowaway && { email: throwaway(random) }) }
    const atMs = startMs + index * 60_000
    return {
      kind: 'bots, within a second',
      expected: 'held' as const,
      advocate,
      friend,
      claim: { atMs, afterMs: random.between(100, 900), ip, email: friend.email },
      order: { atMs: atMs + 2 * HOUR, ip, by: 'code' as const },
    }
  })
}
