/** Every reward, what can be had now first; until the server has said what that is, as the programme lists them. */
import type { JSX } from 'preact'
import type { Hurdle, Reward } from './contract/reward.ts'
import type { PartProps } from './Loyalty.tsx'
import { RewardCard } from './RewardCard.tsx'

export function Rewards(props: PartProps): JSX.Element | null {
  const { model, t } = props
  const listed = (model.program.value?.rewards ?? []).map((reward) => ({
    reward,
    eligible: false,
    hurdles: termsOf(reward),
  }))
  const offers = model.rewards.value.value ?? listed
  if (offers.length === 0) return null
  const rank = ({ eligible, reward }: (typeof offers)[number]): number =>
    reward.cost - (eligible ? 1e12 : 0)
  return (
    <div class="part">
      <h3>{t('rewards')}</h3>
      <ul class="rewards">
        {[...offers]
          .sort((one, other) => rank(one) - rank(other))
          .map((offer) => (
            <RewardCard key={offer.reward.id} {...props} offer={offer} />
          ))}
      </ul>
    </div>
  )
}

/** The conditions a reward has for everybody; whether they are kept is for the server to say. */
function termsOf(reward: Reward): Hurdle[] {
  const { minPoints, minOrder, tierIds, until, nextOrderOnly } = reward
  const terms: readonly (readonly [Hurdle['code'], unknown])[] = [
    ['min_points', minPoints],
    ['min_order', minOrder],
    ['tier_required', tierIds],
    ['reward_ended', until],
    ['next_order_only', nextOrderOnly],
  ]
  return terms.flatMap(([code, term]) => (term ? [{ code, met: true }] : []))
}
