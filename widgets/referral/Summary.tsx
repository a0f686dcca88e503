/** What matters now, in one line of the panel's home: a code to use, friends on the way, or what inviting brings. */
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import type { SummaryProps } from '../../src/widget.ts'
import type { messages } from './messages.ts'
import type { ReferralModel } from './model.ts'
import { bySoonest } from './model/earned.ts'
import { capitalise, createWords } from './words.ts'

/** A present, to be passed on. */
export const icon =
  'M4.5 9.5h15v3h-15zM6 12.5V20h12v-7.5M12 9.5V20M12 9.5C9 9.5 7.5 8 7.5 6.5S9.7 4 12 9.5c2.3-5.5 4.5-4.5 4.5-3S15 9.5 12 9.5Z'

const ON_THE_WAY: readonly string[] = ['ordered', 'pending', 'review', 'approved']

type Props = SummaryProps<ReferralModel, (typeof messages)['en']>

export function Summary(props: Props): JSX.Element {
  const { model, format } = props
  useEffect(() => model.start(), [model])
  const line = tellCode(props) ?? tellFriends(props) ?? tellDeal(props) ?? ''
  return <>{capitalise(line, format.locale)}</>
}

/** The code of an invitation first, since it ends first; then those that were earned. */
function tellCode({ model, t, format }: Props): string | undefined {
  const claim = model.invitation.claim.value
  const [earned] = bySoonest(model.home.value?.rewards ?? [])
  const value = claim?.reward ?? earned?.value
  const expiresAt = claim?.expiresAt ?? earned?.expiresAt
  if (!value || !expiresAt) return undefined
  const reward = createWords({ model, t, format }).reward(value)
  return t('summaryReward', { reward, date: format.date(expiresAt) })
}

function tellFriends({ model, t }: Props): string | undefined {
  const friends = model.home.value?.friends ?? []
  const count = friends.filter(({ status }) => ON_THE_WAY.includes(status)).length
  return count > 0 ? t('summaryFriends', { count }) : undefined
}

function tellDeal({ model, t, format }: Props): string | undefined {
  const program = model.program.value
  const isOpen = ['guest', 'advocate'].includes(model.status.value) && !model.isPaused.value
  if (!program || !isOpen) return undefined
  const words = createWords({ model, t, format })
  const { friendReward, advocateReward } = program
  return t('summary', { friend: words.reward(friendReward), own: words.reward(advocateReward) })
}
