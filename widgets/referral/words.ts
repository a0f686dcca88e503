/** Rewards, friends and refusals in words. */
import type { Format, Translate } from '../../src/i18n/index.ts'
import type { Doing } from '../../src/model/doing.ts'
import type { Friend } from './contract/home.ts'
import type { ReferralReward } from './contract/program.ts'
import type { messages } from './messages.ts'
import type { ReferralModel } from './model.ts'
import { LINK } from './model/sharing.ts'

export interface Words {
  /** `€10.00 off`, `500 points`, `Free shipping`. */
  reward(value: ReferralReward): string
  /** The same where nothing stands before it. */
  rewardAlone(value: ReferralReward): string
  /** How far a friend is, why, and until when. */
  friend(friend: Friend): string
  /** Why something could not be done. */
  problem(doing: Doing): string
  /** What to send along with the link, which stands in it as `{link}`: the merchant's words, or ours. */
  message(): string
}

export interface WordsOptions {
  readonly model: Pick<ReferralModel, 'program' | 'isMember'>
  readonly t: Translate<(typeof messages)['en']>
  readonly format: Format
}

export function createWords({ model, t, format }: WordsOptions): Words {
  const program = model.program.value

  function reward(value: ReferralReward): string {
    switch (value.kind) {
      case 'amount':
        return t('off', { amount: format.money(value.off) })
      case 'percent': {
        const amount = format.percent(value.percent / 100)
        const { max } = value
        return max ? t('offUpTo', { amount, max: format.money(max) }) : t('off', { amount })
      }
      case 'points':
        return t('points', { count: value.points })
      case 'credit':
        return t('credit', { amount: format.money(value.amount) })
      default:
        return t(value.kind)
    }
  }

  function rejected({ reason }: Friend): string {
    switch (reason) {
      case undefined:
        return t('friend_not_eligible')
      case 'min_order':
        return t('friend_min_order', { amount: program ? format.money(program.minOrder) : '' })
      default:
        return t(`friend_${reason}`)
    }
  }

  function approved(friend: Friend): string {
    const waitsForAccount = friend.reward?.kind === 'points' && !model.isMember.value
    return t(waitsForAccount ? 'friendApprovedGuest' : 'friendApproved')
  }

  return {
    reward,
    rewardAlone: (value) => capitalise(reward(value), format.locale),

    friend(friend) {
      const date = friend.until && format.date(friend.until)
      switch (friend.status) {
        case 'claimed':
          return date ? t('friendClaimedUntil', { date }) : t('friendClaimed')
        case 'ordered':
          return t('friendOrdered')
        case 'pending':
          return date ? t('friendPendingUntil', { date }) : t('friendPending')
        case 'review':
          return date ? t('friendReviewUntil', { date }) : t('friendReview')
        case 'approved':
          return approved(friend)
        case 'rewarded':
          return friend.reward
            ? t('friendRewardedWith', { reward: reward(friend.reward) })
            : t('friendRewarded')
        case 'rejected':
          return rejected(friend)
        case 'expired':
          return t('friendExpired')
      }
    },

    problem({ code, params }) {
      switch (code) {
        case 'limit_reached': {
          const at = params?.['resetsAt']
          return typeof at === 'string'
            ? t('codeAgain', { date: format.date(at) })
            : t('codeNoMore')
        }
        case 'code_taken':
        case 'code_unfit':
        case 'program_paused':
        case 'member_excluded':
        case 'no_answer':
          return t(code)
        default:
          return t('sorry')
      }
    },

    message() {
      const own = program?.message?.[format.locale.split('-')[0] ?? '']
      if (own !== undefined || !program) return own ?? LINK
      return t('shareText', { reward: reward(program.friendReward), link: LINK })
    },
  }
}

/** For languages whose words for a reward begin small, as within a sentence. */
export function capitalise(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}
