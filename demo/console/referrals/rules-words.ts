/** The rules being written as sentences a merchant can check against what they meant. */
import type { ReferralReward } from '../../../widgets/referral/contract.ts'
import { valueInWords } from '../programme/reward-words.ts'
import { money, number, t } from '../texts.ts'
import { readForm, type RulesForm } from './rules-form.ts'

/** Empty while something cannot be read. */
export function rulesInShort(form: RulesForm, currency: string): string[] {
  const found = readForm(form, { currency, status: 'draft' })
  if (!found.ok) return []
  const { friendReward, advocateReward, minOrder, holdDays, ladder, cap } = found.rules
  const value = rewardInWords(friendReward)
  return [
    minOrder.minor > 0
      ? t('rules.short.friend', { value, amount: money(minOrder) })
      : t('rules.short.friend-any', { value }),
    t('rules.short.advocate', { value: rewardInWords(advocateReward), count: holdDays }),
    ...ladder.map(({ friends, reward }) =>
      t('rules.short.step', { count: friends, value: rewardInWords(reward) }),
    ),
    t('rules.short.cap', { count: cap.max, days: number(cap.days) }),
  ]
}

function rewardInWords(reward: ReferralReward): string {
  if (reward.kind === 'points') return t('value.points', { count: reward.points })
  return valueInWords(reward)
}
