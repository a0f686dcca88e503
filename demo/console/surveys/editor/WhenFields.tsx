/** Which answers take this way: a range of scores, or choices. */
import type { JSX } from 'preact'
import { isScore } from '../../../../widgets/feedback/contract/walk.ts'
import { SelectField } from '../../campaigns/SelectField.tsx'
import { t } from '../../texts.ts'
import { nameIn } from '../words.ts'
import type { BranchProps } from './BranchFields.tsx'
import { scoresOf } from './ScaleFields.tsx'

export function WhenFields(props: BranchProps): JSX.Element | null {
  const { when } = props.branch
  if ('from' in when) return <RangeFields {...props} when={when} />
  return 'chosen' in when ? <ChosenFields {...props} chosen={when.chosen} /> : null
}

interface RangeProps extends BranchProps {
  readonly when: { readonly from: number; readonly to: number }
}

function RangeFields({ step, index, at, when, model, branch, onBranch }: RangeProps): JSX.Element {
  const scores = isScore(step) ? scoresOf(step) : []
  const end = (name: 'from' | 'to'): JSX.Element => {
    const value = String(when[name])
    return (
      <SelectField
        path={`steps.${index}.branches.${at}.when${name === 'from' ? '' : '.to'}`}
        label={t(`survey.${name}`)}
        // Said once, below both ends.
        faults={model.faults.value.filter(({ path }) => path.endsWith(`.when.${name}`))}
        value={value}
        options={scores.includes(value) ? scores : [value, ...scores]}
        words={(score) => score}
        onPick={(score) => onBranch({ ...branch, when: { ...when, [name]: Number(score) } })}
      />
    )
  }
  return (
    <div class="survey-range">
      {end('from')}
      {end('to')}
    </div>
  )
}

interface ChosenProps extends BranchProps {
  readonly chosen: readonly string[]
}

function ChosenFields(props: ChosenProps): JSX.Element {
  const { step, index, at, chosen, language, branch, onBranch } = props
  const options = 'options' in step ? step.options : []
  const turn = (id: string, isOn: boolean): void => {
    const next = options
      .map((each) => each.id)
      .filter((each) => (each === id ? isOn : chosen.includes(each)))
    // A way that nobody takes is removed by its button, and not by the last choice.
    if (next.length > 0) onBranch({ ...branch, when: { chosen: next } })
  }
  return (
    <fieldset
      class="survey-chosen"
      id={`steps.${index}.branches.${at}.when`}
      tabIndex={-1}
      aria-label={t('survey.if.chosen')}
    >
      {options.map(({ id, label }, number) => (
        <label class="check" key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onClick={(event) => {
              if (chosen.length === 1 && chosen[0] === id) event.preventDefault()
            }}
            onChange={({ currentTarget }) => turn(id, currentTarget.checked)}
          />
          {nameIn(label, language) || t('survey.option', { number: number + 1 })}
        </label>
      ))}
    </fieldset>
  )
}
