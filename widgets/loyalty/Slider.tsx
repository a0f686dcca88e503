/** How many points to spend: dragged, tapped, or stepped by keys; what they are worth stands beside it. */
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { RewardOffer, RewardValue } from './contract/reward.ts'
import type { PartProps } from './Loyalty.tsx'

interface SliderProps extends PartProps {
  readonly offer: RewardOffer
  readonly value: Extract<RewardValue, { kind: 'variable' }>
}

export function Slider({ offer, value, model, t, format, words, asked }: SliderProps): JSX.Element {
  const [wanted, setWanted] = useState(Infinity)
  const { step } = value
  const max = offer.slider?.max ?? 0
  const min = Math.ceil(value.min / step) * step
  if (!model.cart.value || max < min) return <p class="note">{t('needsCart')}</p>

  const chosen = Math.max(min, Math.min(max, wanted))
  const worth = format.money({ ...value.value, minor: (chosen / step) * value.value.minor })
  const onRedeem = (): void => {
    if (asked) asked.current = true
    void model.redeem(offer, chosen)
  }
  const button = (label: string, sign: string, by: number): JSX.Element => (
    <button type="button" class="plain" aria-label={label} onClick={() => setWanted(chosen + by)}>
      {sign}
    </button>
  )
  return (
    <div class="slider">
      <output>{`${words.points(chosen)} = ${worth}`}</output>
      <div class="line">
        {button(t('less'), '−', -step)}
        <input
          type="range"
          aria-label={t('slider')}
          aria-valuetext={`${words.points(chosen)} = ${worth}`}
          min={min}
          max={max}
          step={step}
          value={chosen}
          onInput={({ currentTarget }) => setWanted(currentTarget.valueAsNumber)}
        />
        {button(t('more'), '+', step)}
      </div>
      <button type="button" class="plain spend" onClick={onRedeem}>
        {t('redeem', { points: words.points(chosen) })}
      </button>
    </div>
  )
}
