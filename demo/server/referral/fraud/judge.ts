/** Finds what speaks against an invitation: facts that refuse by themselves, and facts that do so only together. */
import type { BlockReason, Flag } from '../../../../widgets/referral/contract.ts'
import { normaliseName } from '../../customers/normalise.ts'
import { isDisposable } from './disposable.ts'
import type { Facts } from './facts.ts'

/** In a week. More than an office or a family would, and still no proof: thousands of phones share an address of their network. */
export const MOST_OF_NETWORK = 10

/** Nobody reads a card, and takes what it offers, in less. */
export const FASTEST_MS = 3000

/**
 * From so many networks within two days a code is being published: a cap pays for ten friends in a month, and whoever tells a hundred
 * people at a party does not bring twenty-five of them into the shop on the same day.
 */
export const LEAK_NETWORKS = 25

export interface Judgement {
  readonly blocks: BlockReason[]
  readonly flags: Flag[]
}

export function judge(facts: Facts): Judgement {
  return { blocks: namesOf(BLOCKS, facts), flags: namesOf(FLAGS, facts) }
}

type Rules<Name extends string> = Readonly<Record<Name, (facts: Facts) => boolean>>

const BLOCKS: Rules<BlockReason> = {
  own_link: ({ friend, advocate, isOrdered }) =>
    !isOrdered && meet(friend.memberIds, advocate.memberIds),
  same_customer: ({ friend, advocate, isOrdered }) =>
    isOrdered && meet(friend.memberIds, advocate.memberIds),
  same_email: ({ friend, advocate }) => meet(friend.emailKeys, advocate.emailKeys),
  same_phone: ({ friend, advocate }) => meet(friend.phoneKeys, advocate.phoneKeys),
  loop: ({ friend, edges }) =>
    edges.some(([from]) => friend.emailKeys.includes(from) || friend.memberIds.includes(from)),
  block_list: ({ isBlocked }) => isBlocked,
  not_new_customer: ({ isNewCustomer }) => !isNewCustomer,
}

const FLAGS: Rules<Flag> = {
  same_visitor: ({ friend, advocate }) => meet(friend.visitorIds, advocate.visitorIds),
  // Network and browser together: either alone is half a street.
  same_device: ({ friend, advocate }) => meet(friend.devices, advocate.devices),
  same_address: ({ friend, advocate }) => meet(friend.addressKeys, advocate.addressKeys),
  same_name: ({ friend, advocate }) => meet(fullNames(friend.names), fullNames(advocate.names)),
  disposable_email: ({ friendEmail }) => friendEmail !== undefined && isDisposable(friendEmail),
  many_from_one_network: ({ claimsOfNetwork }) => claimsOfNetwork > MOST_OF_NETWORK,
  too_fast: ({ afterMs }) => afterMs !== undefined && afterMs < FASTEST_MS,
  coupon_site: ({ claimsOfCode }) =>
    new Set(claimsOfCode.flatMap(({ ipKey }) => ipKey ?? [])).size >= LEAK_NETWORKS,
}

function namesOf<Name extends string>(rules: Rules<Name>, facts: Facts): Name[] {
  // Safe: the record's own keys.
  return (Object.keys(rules) as Name[]).filter((name) => rules[name](facts))
}

function meet(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.includes(one))
}

/** Half a town is called Ana; a first and a last name together say something. */
function fullNames(names: readonly string[]): string[] {
  return names.map(normaliseName).filter((name) => name.includes(' '))
}
