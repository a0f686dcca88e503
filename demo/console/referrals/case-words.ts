/** One invitation in words: who, by whom, and what was found. */
import type { ReferralCase } from '../../../widgets/referral/contract.ts'
import { t } from '../texts.ts'

export function friendName({ friend }: ReferralCase): string {
  return friend.name ?? friend.email ?? friend.customerId ?? t('case.nobody')
}

/** Beside the name, where that is not all there is. */
export function friendDetail({ friend }: ReferralCase): string {
  return [friend.name && friend.email, friend.customerId].filter(Boolean).join(' · ')
}

export function advocateName({ advocate }: ReferralCase): string {
  return advocate.name ?? advocate.customerId ?? t('case.code', { code: advocate.code })
}

export function advocateDetail({ advocate }: ReferralCase): string {
  const hasName = advocate.name !== undefined || advocate.customerId !== undefined
  return [advocate.name && advocate.customerId, hasName && t('case.code', { code: advocate.code })]
    .filter(Boolean)
    .join(' · ')
}

/** What refuses by itself comes first. */
export function findings({ blocks, flags }: ReferralCase): string[] {
  return [...blocks.map((block) => t(`block.${block}`)), ...flags.map((flag) => t(`flag.${flag}`))]
}
