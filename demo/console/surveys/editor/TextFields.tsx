/** A text of one’s own: an example, and how long it may be. */
import type { JSX } from 'preact'
import type { Step } from '../../../../widgets/feedback/contract.ts'
import { NumberField } from '../../campaigns/TypedField.tsx'
import { t } from '../../texts.ts'
import type { StepProps } from './StepList.tsx'
import { optional, WordsField } from './WordsField.tsx'

type TextStep = Extract<Step, { kind: 'text' }>

export function TextFields(props: StepProps<TextStep>): JSX.Element {
  const { step, index, model, onStep } = props
  return (
    <div class="rule-fields">
      <WordsField
        {...props}
        path={`steps.${index}.placeholder`}
        label={t('survey.placeholder')}
        hint={t('survey.optional')}
        words={step.placeholder}
        onWords={(words) => onStep({ ...step, placeholder: optional(words) })}
      />
      <NumberField
        path={`steps.${index}.most`}
        label={t('survey.most-characters')}
        faults={model.faults.value}
        value={step.most}
        onNumber={(most) => onStep({ ...step, most: most ?? Number.NaN })}
      />
    </div>
  )
}
