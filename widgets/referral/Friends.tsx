/** Who took the invitation, newest first, and where each of them stands. */
import type { JSX } from 'preact'
import { Trouble } from '../../src/ui/Trouble.tsx'
import { FriendRow } from './FriendRow.tsx'
import type { PartProps } from './Referral.tsx'

export function Friends(props: PartProps): JSX.Element {
  const { model, t } = props
  const { all, hasMore, failed, loadMore } = model.friends
  const friends = all.value
  const onMore = (): void => void loadMore()
  return (
    <div class="ref-friends">
      <h3>{t('friends')}</h3>
      {friends.length === 0 ? <p class="note">{t('friendsEmpty')}</p> : <Counts {...props} />}
      {friends.length > 0 && (
        <ul>
          {friends.map((friend) => (
            <FriendRow key={friend.id} {...props} friend={friend} />
          ))}
        </ul>
      )}
      {failed.value ? (
        <Trouble retry={t('retry')} onRetry={onMore}>
          {t('no_answer')}
        </Trouble>
      ) : (
        hasMore.value && (
          <button type="button" class="plain" onClick={onMore}>
            {t('friendsMore')}
          </button>
        )
      )}
    </div>
  )
}

function Counts({ model, t, format }: PartProps): JSX.Element | null {
  const counts = model.home.value?.counts
  if (!counts) return null
  const numbers = [
    [counts.claimed, t('countClaimed')],
    [counts.ordered, t('countOrdered')],
    [counts.rewarded, t('countRewarded')],
  ] as const
  return (
    <ul class="ref-counts">
      {numbers.map(([count, label]) => (
        <li key={label}>
          <strong>{format.number(count)}</strong> {label}
        </li>
      ))}
    </ul>
  )
}
