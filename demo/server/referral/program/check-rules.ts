/** Finds rules that cannot work, or would give away more than was meant. */
import type { ReferralFault, ReferralRules } from '../../../../widgets/referral/contract.ts'
import type { CouponValue } from '../../../../src/contract/coupon-value.ts'
import { checkValue, moneyOff } from './check-value.ts'
import { fault, MOST_MINOR, range, when, type Fault } from './fault.ts'

/** The usual right to send goods back is 14 days; whoever gives longer waits a day longer than that. */
export const LEAST_HOLD_DAYS = 14

export interface Place {
  readonly currency: string
  /** How long goods can be returned, as loyalty waits for it; 0 where there is no loyalty. */
  readonly returnDays: number
}

export function holdDaysFor(returnDays: number): number {
  return Math.max(LEAST_HOLD_DAYS, returnDays + 1)
}

export function checkRules(rules: ReferralRules, place: Place): Fault[] {
  const { currency } = place
  return [
    ...checkValue('advocateReward', rules.advocateReward, currency),
    ...checkValue('friendReward', rules.friendReward, currency),
    ...checkLadder(rules, currency),
    ...checkOrder(rules, currency),
    ...checkHold(rules, place),
    ...range('claimDays', rules.claimDays, { min: 1, max: 365 }),
    ...range('codeDays', rules.codeDays, { min: 1, max: 730 }),
    ...range('cap.max', rules.cap.max, { min: 1, max: 1000 }),
    ...range('cap.days', rules.cap.days, { min: 1, max: 365 }),
    ...checkMessage(rules),
  ]
}

function checkLadder({ ladder }: ReferralRules, currency: string): Fault[] {
  return ladder.flatMap(({ friends, reward }, index) => [
    ...range(`ladder.${index}.friends`, friends, { min: 2, max: 1000 }),
    ...when(
      index > 0 && friends <= (ladder[index - 1]?.friends ?? 0),
      `ladder.${index}.friends`,
      'ladder_not_ascending',
      'Each step needs more friends than the one before it.',
    ),
    ...checkValue(`ladder.${index}.reward`, reward, currency),
  ])
}

/** Whoever orders for less than the reward is worth is paid for ordering. */
function checkOrder({ minOrder, friendReward }: ReferralRules, currency: string): Fault[] {
  const least = leastOrder(friendReward)
  return [
    ...range('minOrder.minor', minOrder.minor, { min: 0, max: MOST_MINOR }),
    ...when(
      minOrder.currency !== currency,
      'minOrder.currency',
      'wrong_currency',
      `The shop sells in ${currency}.`,
    ),
    ...when(
      minOrder.minor >= 0 && minOrder.minor < least,
      'minOrder.minor',
      'min_order_below_reward',
      `One and a half times what the friend gets is ${least}: ask for at least that.`,
    ),
  ]
}

function leastOrder(reward: CouponValue): number {
  return Math.ceil((moneyOff(reward) * 3) / 2)
}

function checkHold({ holdDays }: ReferralRules, { returnDays }: Place): Fault[] {
  const least = holdDaysFor(returnDays)
  if (holdDays < least)
    return [
      fault(
        'holdDays',
        'hold_too_short',
        `Goods can come back before it is over: wait at least ${least} days.`,
      ),
    ]
  return range('holdDays', holdDays, { min: least, max: 120 })
}

function checkMessage({ message = {} }: ReferralRules): Fault[] {
  return Object.entries(message).flatMap(([language, text]) =>
    when(
      !text.includes('{link}'),
      `message.${language}`,
      'message_without_link' satisfies ReferralFault,
      'Put {link} where the link shall stand.',
    ),
  )
}
