/** An invitation that a friend’s link brought: told before anything is asked, then taken, then its code. Draws nothing when there is none. */
import { useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import type { ClosedAs } from '../../src/widget.ts'
import { Skeleton } from '../../src/ui/Skeleton.tsx'
import { Trouble } from '../../src/ui/Trouble.tsx'
import { Claimed } from './Claimed.tsx'
import { InvitationOffer } from './InvitationOffer.tsx'
import type { PartProps } from './Referral.tsx'

export interface InvitationProps extends Pick<PartProps, 'model' | 't' | 'format' | 'words'> {
  /** In a card that was put up unasked, which is named by this heading. */
  readonly headingId?: string
  close?(as: ClosedAs): void
  /** It was taken in this very view: what came of it is what to look at next. */
  readonly pressed?: { current: boolean }
}

export function Invitation(props: InvitationProps): JSX.Element | null {
  const { model, t } = props
  const { state, reason, retry } = model.invitation
  const pressed = useRef(false)

  switch (state.value) {
    case 'open':
      return <InvitationOffer {...props} pressed={pressed} />
    case 'claimed':
      return <Claimed {...props} pressed={pressed} />
    case 'reading':
      return <Skeleton label={t('invLoading')} />
    case 'failed':
      return (
        <Trouble retry={t('retry')} onRetry={() => void retry()}>
          {t('invFailed')}
        </Trouble>
      )
    case 'gone':
      return (
        <p class="note inv-gone" role="status">
          {t(reason.value === 'program_paused' ? 'program_paused' : 'invGone')}
        </p>
      )
    default:
      return null
  }
}
