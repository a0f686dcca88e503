/** What an advocate has: rewards to use, the deal, the link, the friends. `data-show="link"` has the link alone. */
import type { JSX } from 'preact'
import { Deal } from './Deal.tsx'
import { EarnedRewards } from './EarnedRewards.tsx'
import { Friends } from './Friends.tsx'
import { Ladder } from './Ladder.tsx'
import { Own } from './Own.tsx'
import type { PartProps } from './Referral.tsx'
import { Share } from './Share.tsx'

export function Advocate(props: PartProps): JSX.Element {
  const { model, t, format, attributes } = props
  const isPaused = model.isPaused.value
  const staleSince = model.staleSince.value
  const time = staleSince && `${format.date(staleSince)}, ${format.time(staleSince)}`
  if (attributes?.['show'] === 'link')
    return isPaused ? <p class="note">{t('program_paused')}</p> : <Share {...props} />
  return (
    <>
      {time && (
        <p class="stale" role="status">
          {t('asOf', { time })}
        </p>
      )}
      <EarnedRewards {...props} />
      {isPaused ? (
        <p class="stale" role="status">
          {t('program_paused')}
        </p>
      ) : (
        <>
          <Deal {...props} />
          <Share {...props} />
          <Ladder {...props} />
        </>
      )}
      <Friends {...props} />
      {!isPaused && <Own {...props} />}
    </>
  )
}
