/** A reward while it is being written: every kind’s fields, so that trying another kind loses nothing. */
import type { ReferralReward } from '../../../widgets/referral/contract.ts'
import { readMinor, readWhole, writeMinor } from './minor.ts'

/** A gift of the month runs out and is not for inviting; the backend says so. */
export const REWARD_KINDS = [
  'amount',
  'percent',
  'shipping',
  'product',
  'points',
  'credit',
] as const
export type RewardKind = (typeof REWARD_KINDS)[number]

export interface RewardForm {
  readonly kind: RewardKind
  /** Of `amount` and `credit`. */
  readonly money: string
  readonly percent: string
  /** What a percentage takes off at most; empty for no end. */
  readonly max: string
  readonly points: string
  readonly productId: string
}

export const EMPTY_REWARD: RewardForm = {
  kind: 'amount',
  money: '',
  percent: '10',
  max: '',
  points: '500',
  productId: '',
}

export function toRewardForm(reward: ReferralReward, currency: string): RewardForm {
  switch (reward.kind) {
    case 'amount':
      return { ...EMPTY_REWARD, kind: 'amount', money: writeMinor(reward.off.minor, currency) }
    case 'credit':
      return { ...EMPTY_REWARD, kind: 'credit', money: writeMinor(reward.amount.minor, currency) }
    case 'percent': {
      const max = reward.max ? writeMinor(reward.max.minor, currency) : ''
      return { ...EMPTY_REWARD, kind: 'percent', percent: String(reward.percent), max }
    }
    case 'points':
      return { ...EMPTY_REWARD, kind: 'points', points: String(reward.points) }
    case 'product':
    case 'gift':
      return { ...EMPTY_REWARD, kind: 'product', productId: reward.productId }
    case 'shipping':
      return { ...EMPTY_REWARD, kind: 'shipping' }
  }
}

/** `undefined` where a number cannot be read: the schema then names the field. */
export function fromRewardForm(form: RewardForm, currency: string): unknown {
  const money = (text: string) => ({ minor: readMinor(text, currency), currency })
  switch (form.kind) {
    case 'amount':
      return { kind: 'amount', off: money(form.money) }
    case 'credit':
      return { kind: 'credit', amount: money(form.money) }
    case 'percent': {
      const max = form.max.trim() && { max: money(form.max) }
      return { kind: 'percent', percent: readWhole(form.percent), ...max }
    }
    case 'points':
      return { kind: 'points', points: readWhole(form.points) }
    case 'product':
      return { kind: 'product', productId: form.productId.trim() }
    case 'shipping':
      return { kind: 'shipping' }
  }
}

/** Fields of the chosen kind that say nothing usable, as their paths end. */
export function unreadable(form: RewardForm, currency: string): string[] {
  const isMoney = (text: string): boolean => readMinor(text, currency) !== undefined
  switch (form.kind) {
    case 'amount':
      return isMoney(form.money) ? [] : ['off.minor']
    case 'credit':
      return isMoney(form.money) ? [] : ['amount.minor']
    case 'percent':
      return [
        ...(readWhole(form.percent) === undefined ? ['percent'] : []),
        ...(form.max.trim() && !isMoney(form.max) ? ['max.minor'] : []),
      ]
    case 'points':
      return readWhole(form.points) === undefined ? ['points'] : []
    case 'product':
      return form.productId.trim() ? [] : ['productId']
    case 'shipping':
      return []
  }
}
