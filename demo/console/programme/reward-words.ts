/** One reward as a sentence: what it gives, what it costs, and on which conditions. */
import type { Program, Reward, RewardValue } from '../../../widgets/loyalty/contract.ts'
import { day, money, number, t } from '../texts.ts'
import { tiersInWords } from './tier-words.ts'

export function rewardInWords(reward: Reward, program: Program): string {
  const { name, cost, value } = reward
  const price =
    value.kind === 'variable'
      ? t('reward.from', { count: value.min })
      : t('reward.cost', { count: cost })
  return [
    t('reward.head', { name, gives: valueInWords(value), price }),
    ...conditions(reward, program),
  ].join(' ')
}

/** Without a full stop: it stands in a sentence, or beside a code. */
export function valueInWords(value: RewardValue): string {
  switch (value.kind) {
    case 'amount':
      return t('value.amount', { amount: money(value.off) })
    case 'percent':
      return value.max
        ? t('value.percent-max', { percent: number(value.percent), amount: money(value.max) })
        : t('value.percent', { percent: number(value.percent) })
    case 'shipping':
      return t('value.shipping')
    case 'product':
    case 'gift':
      return t(`value.${value.kind}`, { product: value.productId })
    case 'variable':
      return t('value.variable', {
        count: value.step,
        amount: money(value.value),
        percent: number(value.maxPercent),
      })
    case 'credit':
      return t('value.credit', { amount: money(value.amount) })
  }
}

function conditions(reward: Reward, program: Program): string[] {
  const { minPoints, minOrder, tierIds, from, until, stock, limit, nextOrderOnly, modes } = reward
  return [
    minPoints !== undefined && t('reward.min-points', { count: minPoints }),
    minOrder && t('reward.min-order', { amount: money(minOrder) }),
    tierIds && tiersInWords(tierIds, program),
    from && t('reward.starts', { day: day(from) }),
    until && t('reward.ends', { day: day(until) }),
    stock !== undefined && t('reward.stock', { count: stock }),
    limit &&
      (limit.days === undefined
        ? t('earn.limit-ever', { count: limit.max })
        : t('earn.limit', { count: limit.max, days: number(limit.days) })),
    nextOrderOnly && t('reward.next-order'),
    modes.includes('code') && t('reward.code', { count: reward.codeDays }),
    modes.includes('checkout_hold') && t('reward.hold'),
  ].filter((condition) => typeof condition === 'string')
}
