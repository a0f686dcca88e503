/** One reward: what it is, what it costs, every condition before the tap, and what is missing. */
import type { JSX } from 'preact'
import type { Hurdle, RewardOffer } from './contract/reward.ts'
import type { PartProps } from './Loyalty.tsx'
import { Outcome } from './Outcome.tsx'
import { Slider } from './Slider.tsx'

const DAY_MS = 86_400_000
const SILENT: readonly string[] = [
  'insufficient_points',
  'debt',
  'too_many_codes',
  'program_paused',
]

export interface RewardCardProps extends PartProps {
  readonly offer: RewardOffer
}

export function RewardCard({ offer, ...props }: RewardCardProps): JSX.Element {
  const { model, t, format, words, asked } = props
  const { reward, eligible, hurdles } = offer
  const { value, cost, modes, codeDays } = reward
  const life = modes.includes('code') && format.duration(codeDays * DAY_MS)
  const name = words.nameOf(reward)
  const onRedeem = (): void => {
    if (asked) asked.current = true
    void model.redeem(offer)
  }
  const worth = words.value(value)
  const facts = [
    // A merchant may call it by what it is worth.
    worth && !name.includes(worth) && worth,
    life && t('life', { time: life }),
  ].filter(Boolean)
  // What is there needs no words; every other condition is said, kept or not.
  const terms = hurdles.filter(({ code, met }) => !met || !SILENT.includes(code))
  return (
    <li class="reward">
      <p class="line">
        <strong>{name}</strong>
        {!eligible && <span class="cost">{words.points(cost)}</span>}
      </p>
      <p class="note">{facts.join(' · ')}</p>
      {terms.length > 0 && (
        <ul class="hurdles">
          {terms.map((hurdle) => (
            <li key={hurdle.code} class={hurdle.met ? 'note' : 'unmet'}>
              {words.hurdle(hurdle, reward)}
            </li>
          ))}
        </ul>
      )}
      <Way hurdles={hurdles} cost={cost} />
      {value.kind === 'variable' && eligible ? (
        <Slider {...props} offer={offer} value={value} />
      ) : (
        eligible && (
          <button type="button" class="plain spend" onClick={onRedeem}>
            {t('redeem', { points: words.points(cost) })}
          </button>
        )
      )}
      <Outcome id={reward.id} {...props} />
    </li>
  )
}

/** How much of the cost is there: the words say it already, this is for the eye. */
function Way({
  hurdles,
  cost,
}: {
  readonly hurdles: readonly Hurdle[]
  readonly cost: number
}): JSX.Element | null {
  const short = hurdles.find(({ code, met }) => code === 'insufficient_points' && !met)
  if (!short?.missing) return null
  return (
    <div class="bar" aria-hidden="true">
      <span
        class="fill"
        style={{ inlineSize: `${100 - Math.min(100, (100 * short.missing) / cost)}%` }}
      />
    </div>
  )
}
