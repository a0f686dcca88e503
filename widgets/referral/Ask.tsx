/** The card that asks to invite friends: what both get, the link at hand, and two ways to say no. */
import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { ClosedAs } from '../../src/widget.ts'
import { GuestStart } from './GuestStart.tsx'
import type { PartProps } from './Referral.tsx'
import { ShareBar } from './ShareBar.tsx'

export interface AskProps extends Pick<PartProps, 'model' | 't' | 'format' | 'words'> {
  readonly headingId: string
  close(as: ClosedAs): void
}

const THANKS = { order: 'askOrder', score: 'askScore', milestone: 'askMilestone' } as const

export function Ask(props: AskProps): JSX.Element | null {
  const { model, t, format, words, headingId } = props
  const program = model.program.value
  const moment = model.asking.moment.value
  useEffect(() => model.asking.show(), [model])
  if (!program || !moment) return null
  const { friendReward, advocateReward, minOrder, holdDays: count } = program
  return (
    <div class="ask">
      <h2 id={headingId} class="ask-heading" tabIndex={-1}>
        <span class="inv-who">{t(THANKS[moment])}</span>{' '}
        <span class="ask-side">
          {t('forFriend')} <strong>{words.reward(friendReward)}</strong>
        </span>{' '}
        <span class="ask-side">
          {t('forYou')} <strong>{words.reward(advocateReward)}</strong>
        </span>
      </h2>
      <p class="inv-terms">
        {minOrder.minor > 0
          ? t('askTerms', { amount: format.money(minOrder), count })
          : t('askTermsAny', { count })}
      </p>
      <Invite {...props} />
      <Ways {...props} />
    </div>
  )
}

function Invite(props: AskProps): JSX.Element {
  const { model, t } = props
  const [isStarting, setStarting] = useState(false)
  if (model.home.value) return <ShareBar {...props} />
  if (isStarting) return <GuestStart {...props} isFocused />
  return (
    <p class="inv-buttons">
      <button type="button" class="action" onClick={() => setStarting(true)}>
        {t('guestStart')}
      </button>
    </p>
  )
}

/** The ways out. */
function Ways({ model, t, close }: AskProps): JSX.Element {
  const way = (as: ClosedAs, text: string): JSX.Element => (
    <button type="button" class="plain" onClick={() => close(as)}>
      {text}
    </button>
  )
  return (
    <p class="inv-buttons ask-ways">
      {model.asking.isDone.value ? (
        way('done', t('askDone'))
      ) : (
        <>
          {way('later', t('askLater'))}
          {way('never', t('askNever'))}
        </>
      )}
    </p>
  )
}
