/** One or several of what the merchant has thought of, in words or in pictures. */
import { useMemo } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Step } from '../contract/steps.ts'
import { saidIn, say } from '../say.ts'
import type { FieldProps } from './StepView.tsx'

type ChoiceStep = Extract<Step, { kind: 'choice' | 'picture' }>
type Option = ChoiceStep['options'][number]

export function Choice(props: FieldProps<ChoiceStep>): JSX.Element {
  const { step, value, sitting, format, id, isWrong, onValue } = props
  const chosen = Array.isArray(value) ? value : []
  const isShuffled = step.kind === 'choice' && step.shuffled
  const options = useMemo<readonly Option[]>(
    () => (isShuffled ? shuffle(step.options, sitting.submissionId) : step.options),
    [step, sitting],
  )
  const toggle = (option: string): string[] => {
    if (!step.multiple) return [option]
    const others = chosen.filter((each) => each !== option)
    return others.length < chosen.length ? others : [...chosen, option]
  }
  return (
    <div class={step.kind === 'picture' ? 'fb-pictures' : 'fb-options'}>
      {options.map((option) => (
        <label key={option.id} class="fb-option">
          <input
            type={step.multiple ? 'checkbox' : 'radio'}
            name={id}
            value={option.id}
            checked={chosen.includes(option.id)}
            required={step.required && !step.multiple}
            aria-describedby={isWrong ? `${id}-wrong` : undefined}
            onChange={() => onValue(toggle(option.id))}
          />
          {'image' in option && <img src={option.image} alt="" />}
          <span {...saidIn(sitting, format)}>{say(option.label, sitting)}</span>
        </label>
      ))}
    </div>
  )
}

/** By chance, but the same for the same `seed`: who comes back finds everything where it was. */
function shuffle<Item extends { readonly id: string }>(
  items: readonly Item[],
  seed: string,
): readonly Item[] {
  return items
    .map((item) => ({ item, rank: hash(seed + item.id) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item)
}

function hash(text: string): number {
  let mixed = 0
  for (const letter of text) {
    mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x5bd1e995)
    mixed ^= mixed >>> 15
  }
  return mixed
}
