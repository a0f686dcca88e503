/** Honest invitations: friends, and people who share a home, a browser, an office or a network without being one person. */
import type { Invitation } from './invitation.ts'
import type { Random } from './random.ts'
import { makeShopper, type Shopper } from './shopper.ts'
import type { Tie, Town } from './town.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** Days in which invitations are taken. */
export const DAYS = 28
/** Of those who could be invited, so many are. */
const INVITED = 0.6
const SHARED_BROWSER = 0.2
const RETURNS = 0.05

const KIND_OF: Readonly<Record<Exclude<Tie, 'alone'>, string>> = {
  flatmates: 'flatmates',
  couple: 'couples',
  family: 'families',
}

export function inviteHonestly(random: Random, town: Town): Invitation[] {
  const everybody = town.households.flatMap(({ members }) => members)
  const customers = everybody.filter(({ isCustomer }) => isCustomer)
  return town.households.flatMap(({ tie, members }) =>
    members
      .filter(({ isCustomer }) => !isCustomer && random.chance(INVITED))
      .map((friend) => {
        const mates = members.filter(({ isCustomer }) => isCustomer)
        if (tie !== 'alone' && mates.length > 0 && random.chance(0.4))
          return inviteAtHome(random, town, { tie, advocate: random.pick(mates), friend })
        const colleagues = colleaguesOf(town, friend)
        if (colleagues.length > 0 && random.chance(0.3))
          return inviteAtWork(random, town, { advocate: random.pick(colleagues), friend })
        return inviteFriend(random, town, {
          kind: 'friends elsewhere',
          advocate: random.pick(customers),
          friend,
        })
      }),
  )
}

interface Pair {
  readonly advocate: Shopper
  readonly friend: Shopper
}

function inviteAtHome(
  random: Random,
  town: Town,
  { tie, advocate, friend }: Pair & { readonly tie: Exclude<Tie, 'alone'> },
): Invitation {
  const isOneBrowser = tie === 'couple' && random.chance(SHARED_BROWSER)
  const { visitorId } = advocate
  const sharing = { ...friend, agent: advocate.agent, ...(visitorId && { visitorId }) }
  const invitation = inviteFriend(random, town, {
    kind: isOneBrowser ? 'couples with one browser' : KIND_OF[tie],
    advocate,
    friend: isOneBrowser ? sharing : friend,
  })
  // The whole home is behind one address of the network.
  return { ...invitation, claim: { ...invitation.claim, ip: friend.ip } }
}

function inviteAtWork(random: Random, town: Town, { advocate, friend }: Pair): Invitation {
  const invitation = inviteFriend(random, town, { kind: 'colleagues', advocate, friend })
  const ip = officeOf(town, friend) ?? friend.ip
  const { order } = invitation
  return {
    ...invitation,
    claim: { ...invitation.claim, ip },
    ...(order && { order: { ...order, ip } }),
  }
}

export function inviteFriend(
  random: Random,
  town: Town,
  { kind, advocate, friend }: Pair & { readonly kind: string },
): Invitation {
  const atMs = random.between(DAY, DAYS * DAY)
  const orderedAtMs = atMs + random.between(HOUR / 6, 4 * DAY)
  const isReturned = random.chance(RETURNS)
  return {
    kind: isReturned ? 'friends, sent back in time' : kind,
    expected: isReturned ? 'returned' : 'paid',
    advocate,
    friend,
    claim: {
      atMs,
      // One in two hundred taps faster than anybody reads.
      afterMs: random.chance(0.005) ? 2500 : random.between(4000, 90_000),
      ...(random.chance(0.4) && { email: friend.email }),
      ip: whereabouts(random, town, friend),
    },
    order: {
      atMs: orderedAtMs,
      ip: whereabouts(random, town, friend),
      ...(random.chance(0.5) && { isGuest: true }),
      by: random.chance(0.7) ? 'code' : random.pick(['claim_id', 'personal_code']),
      ...(isReturned && { returnedAtMs: orderedAtMs + random.between(2, 13) * DAY }),
    },
  }
}

/** At home, or on the way with the phone. */
function whereabouts(random: Random, { carriers }: Town, { ip }: Shopper): string {
  return random.chance(0.6) ? ip : random.pick(carriers)
}

function colleaguesOf({ offices }: Town, friend: Shopper): Shopper[] {
  const office = offices.find((workers) => workers.includes(friend)) ?? []
  return office.filter(({ isCustomer }) => isCustomer)
}

function officeOf({ offices, officeNetworks }: Town, worker: Shopper): string | undefined {
  return officeNetworks[offices.findIndex((workers) => workers.includes(worker))]
}

/** Everybody on the Wi-Fi of one café, and more friends than the cap pays for. */
export function inviteParty(random: Random, town: Town, guests: number): Invitation[] {
  const advocate = makeShopper(
    random,
    { address: `Piața ${random.serial()}`, ip: '10.200.0.1' },
    true,
  )
  const cafe = `198.19.0.${random.between(1, 250)}`
  const atMs = random.between(DAY, DAYS * DAY)
  return Array.from({ length: guests }, (_, index) => {
    const number = random.serial()
    const home = { address: `Strada Lungă ${number}`, ip: `10.201.${number >> 8}.${number & 255}` }
    const friend = makeShopper(random, home, false)
    const invitation = inviteFriend(random, town, { kind: 'a party in a café', advocate, friend })
    const shifted = moved(invitation, atMs + index * 90_000)
    return { ...shifted, claim: { ...shifted.claim, ip: cafe } }
  })
}

/** The order, and the way back of the goods, keep their distance. */
function moved(invitation: Invitation, atMs: number): Invitation {
  const { claim, order } = invitation
  const byMs = atMs - claim.atMs
  if (!order) return { ...invitation, claim: { ...claim, atMs } }
  const { returnedAtMs } = order
  return {
    ...invitation,
    claim: { ...claim, atMs },
    order: {
      ...order,
      atMs: order.atMs + byMs,
      ...(returnedAtMs !== undefined && { returnedAtMs: returnedAtMs + byMs }),
    },
  }
}
