/** One friend, masked: how far, why, until when, and since when. */
import type { JSX } from 'preact'
import { Icon } from '../../src/ui/Icon.tsx'
import type { Friend, FriendStatus } from './contract/home.ts'
import type { PartProps } from './Referral.tsx'

const CHECK = 'M5 12.5l4.5 4.5L19 7.5'
const CLOCK = 'M12 7.5V12l3 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z'
const DASH = 'M7 12h10'

const LOOKS: Readonly<Record<FriendStatus, readonly [look: string, icon: string]>> = {
  claimed: ['is-waiting', CLOCK],
  ordered: ['is-waiting', CLOCK],
  pending: ['is-waiting', CLOCK],
  review: ['is-waiting', CLOCK],
  approved: ['is-good', CHECK],
  rewarded: ['is-good', CHECK],
  rejected: ['is-over', DASH],
  expired: ['is-over', DASH],
}

export interface FriendRowProps extends Pick<PartProps, 'format' | 'words'> {
  readonly friend: Friend
}

export function FriendRow({ friend, format, words }: FriendRowProps): JSX.Element {
  const [look, icon] = LOOKS[friend.status]
  return (
    <li class={`ref-friend ${look}`}>
      <Icon path={icon} />
      <div>
        <p class="line">
          <strong translate={false}>{friend.mask}</strong>
          <time class="note" dateTime={friend.since}>
            {format.date(friend.since)}
          </time>
        </p>
        <p>{words.friend(friend)}</p>
      </div>
    </li>
  )
}
