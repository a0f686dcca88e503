/** More for several friends: steps to add and take away. */
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { number, t } from '../texts.ts'
import { RewardFields } from './RewardFields.tsx'
import { EMPTY_REWARD } from './reward-form.ts'
import type { RulesModel } from './rules-model.ts'
import { TextField } from './TextField.tsx'

/** The contract has no end, but nobody reads more. */
const MAX_STEPS = 10

export function Ladder({ model }: { readonly model: RulesModel }): JSX.Element {
  const { ladder } = model.form.value
  const add = useRef<HTMLButtonElement>(null)

  const onAdd = (): void => {
    const friends = String(Number(ladder.at(-1)?.friends ?? 0) + 5)
    model.edit({ ladder: [...ladder, { friends, reward: { ...EMPTY_REWARD, money: '20.00' } }] })
  }
  const onRemove = (index: number): void => {
    model.edit({ ladder: ladder.filter((_, other) => other !== index) })
    // The button pressed is gone with its step.
    add.current?.focus()
  }
  return (
    <fieldset class="rule-group">
      <legend>{t('rules.ladder')}</legend>
      <p class="hint">{t('rules.ladder.text')}</p>
      {ladder.map((_, index) => (
        <Step key={index} index={index} model={model} onRemove={onRemove} />
      ))}
      <p>
        <button
          type="button"
          class="quiet"
          ref={add}
          aria-disabled={ladder.length >= MAX_STEPS}
          onClick={() => {
            if (ladder.length < MAX_STEPS) onAdd()
          }}
        >
          {t('rules.ladder.add')}
        </button>
      </p>
    </fieldset>
  )
}

interface StepProps {
  readonly index: number
  readonly model: RulesModel
  onRemove(index: number): void
}

function Step({ index, model, onRemove }: StepProps): JSX.Element | null {
  const { ladder } = model.form.value
  const step = ladder[index]
  if (!step) return null
  const edit = (change: Partial<typeof step>): void =>
    model.edit({
      ladder: ladder.map((old, other) => (other === index ? { ...old, ...change } : old)),
    })
  const faults = model.faults.value
  return (
    <div
      class="ladder-step"
      role="group"
      aria-label={t('rules.ladder.step', { number: number(index + 1) })}
    >
      <TextField
        path={`ladder.${index}.friends`}
        label={t('rules.ladder.friends')}
        faults={faults}
        isNumber="whole"
        value={step.friends}
        onText={(friends) => edit({ friends })}
      />
      <RewardFields
        path={`ladder.${index}.reward`}
        reward={step.reward}
        currency={model.currency.value}
        faults={faults}
        onReward={(reward) => edit({ reward })}
      />
      <button
        type="button"
        class="quiet ladder-remove"
        aria-label={t('rules.ladder.remove', { number: number(index + 1) })}
        onClick={() => onRemove(index)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 6l12 12M18 6L6 18" />
        </svg>
      </button>
    </div>
  )
}
