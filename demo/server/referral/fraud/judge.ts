/** Finds what speaks against an invitation: facts that refuse by themselves, and facts that do so together. */
import type { Block, Flag } from '../../../../widgets/referral/contract.ts'
import type { Facts } from './facts.ts'

export function judge(facts: Facts): { blocks: Block[]; flags: Flag[] } {
  const { friend, advocate, afterMs } = facts
  const has = (a: readonly string[], b: readonly string[]): boolean => a.some((x) => b.includes(x))
  const blocks: [Block, boolean][] = [
    ['same_customer', has(friend.memberIds, advocate.memberIds)],
    ['same_email', has(friend.emailKeys, advocate.emailKeys)],
    ['same_phone', has(friend.phoneKeys, advocate.phoneKeys)],
    [
      'loop',
      facts.edges.some(
        ([from]) => friend.emailKeys.includes(from) || friend.memberIds.includes(from),
      ),
    ],
    ['block_list', facts.isBlocked],
    ['not_new_customer', !facts.isNewCustomer],
  ]
  const flags: [Flag, boolean][] = [
    ['same_visitor', has(friend.visitorIds, advocate.visitorIds)],
    ['same_device', has(friend.devices, advocate.devices)],
    ['same_address', has(friend.addressKeys, advocate.addressKeys)],
    ['many_from_one_network', facts.claimsOfNetwork > 10],
    ['too_fast', afterMs !== undefined && afterMs < 3000],
  ]
  return {
    blocks: blocks.flatMap(([name, is]) => (is ? [name] : [])),
    flags: flags.flatMap(([name, is]) => (is ? [name] : [])),
  }
}
