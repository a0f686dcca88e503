/** What an offer gives, in words. */
import type { Discount } from '../../contract/coupon-value.ts'
import type { CampaignProps } from './block-props.ts'

export function worthOf(
  value: Discount,
  { t, format }: Pick<CampaignProps, 't' | 'format'>,
): string {
  switch (value.kind) {
    case 'amount':
      return t('off', { amount: format.money(value.off) })
    case 'percent': {
      const amount = format.percent(value.percent / 100)
      const { max } = value
      return max ? t('offUpTo', { amount, max: format.money(max) }) : t('off', { amount })
    }
    case 'credit':
      return t('credit', { amount: format.money(value.amount) })
    default:
      return t(value.kind)
  }
}

/** `21:40` today, `24 November, 21:40` on another day: by the clock on the shopper’s wall. */
export function momentOf(instant: string, { format }: Pick<CampaignProps, 'format'>): string {
  const isToday = new Date(instant).toDateString() === new Date().toDateString()
  const time = format.time(instant)
  return isToday ? time : `${format.date(instant)}, ${time}`
}
