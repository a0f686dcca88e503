/** What a member finds below the wallet, in the order it is wanted: a thank-you, joining, codes, rewards; the rest folded away. */
import { useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { Codes } from './Codes.tsx'
import { Earn } from './Earn.tsx'
import { History } from './History.tsx'
import { Join } from './Join.tsx'
import type { PartProps } from './Loyalty.tsx'
import { Rewards } from './Rewards.tsx'
import { WalletParts } from './WalletParts.tsx'

export function MemberParts(props: PartProps): JSX.Element {
  const { model, t, words } = props
  const asked = useRef(false)
  const reached = model.milestone.value
  return (
    <>
      {reached && (
        <p class="ticket new cheer" role="status">
          {t('milestone', { tier: words.nameOf(reached) })}
        </p>
      )}
      <Join {...props} />
      <Codes {...props} asked={asked} />
      <Rewards {...props} asked={asked} />
      <div>
        <WalletParts {...props} />
        <Earn {...props} />
        <History {...props} />
      </div>
    </>
  )
}
