/** What may be chosen, with or without pictures. */
import type { JSX } from 'preact'
import { replaceAt } from '../../campaigns/draft.ts'
import { freeId } from '../../chat-settings/free-id.ts'
import { Check } from '../../referrals/Check.tsx'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import { goTo } from '../go-to.ts'
import { withoutOption, type OptionStep } from '../steps.ts'
import type { StepProps } from './StepList.tsx'
import { WordsField } from './WordsField.tsx'

/** As the contract allows. */
const FEWEST = 2
const MOST = { choice: 20, picture: 12 }

export function OptionFields(props: StepProps<OptionStep>): JSX.Element {
  const { step, index, onStep } = props
  const path = `steps.${index}.options`
  return (
    <>
      <fieldset class="rule-group" id={path} tabIndex={-1}>
        <legend>{t('survey.options')}</legend>
        <ol class="plain choices">
          {step.options.map(({ id }, at) => (
            <li class="survey-option" key={id}>
              <div class="survey-option-fields">
                <OneOption {...props} at={at} />
              </div>
              {step.options.length > FEWEST && (
                <button
                  type="button"
                  class="quiet"
                  aria-label={t('survey.option-remove', { number: at + 1 })}
                  onClick={() => {
                    onStep(withoutOption(step, id))
                    goTo(path)
                  }}
                >
                  {t('survey.remove')}
                </button>
              )}
            </li>
          ))}
        </ol>
        {step.options.length < MOST[step.kind] && <AddOption {...props} path={path} />}
      </fieldset>
      <Check
        label={t('survey.multiple')}
        isOn={step.multiple}
        onTurn={(multiple) => onStep({ ...step, multiple })}
      />
      {step.kind === 'choice' && (
        <Check
          label={t('survey.shuffled')}
          isOn={step.shuffled}
          onTurn={(shuffled) => onStep({ ...step, shuffled })}
        />
      )}
    </>
  )
}

interface OptionProps extends StepProps<OptionStep> {
  /** Its place among the others. */
  readonly at: number
}

function OneOption(props: OptionProps): JSX.Element {
  const { step, index, at, model, onStep } = props
  const path = `steps.${index}.options.${at}`
  const number = at + 1
  const isPicture = step.kind === 'picture'
  return (
    <>
      <WordsField
        {...props}
        path={`${path}.label`}
        label={t(isPicture ? 'survey.picture-label' : 'survey.option', { number })}
        words={step.options[at]?.label}
        onWords={(label) => onStep(withOption(step, at, { label }))}
      />
      {isPicture && (
        <TextField
          path={`${path}.image`}
          label={t('survey.image', { number })}
          hint={t('survey.image-hint')}
          faults={model.faults.value}
          value={step.options[at]?.image ?? ''}
          onText={(image) => onStep(withOption(step, at, { image: image.trim() }))}
        />
      )}
    </>
  )
}

interface OptionChange {
  readonly label?: Record<string, string>
  readonly image?: string
}

function withOption(step: OptionStep, at: number, change: OptionChange): OptionStep {
  if (step.kind === 'choice') {
    const option = step.options[at]
    if (!option) return step
    return { ...step, options: replaceAt(step.options, at, { ...option, ...change }) }
  }
  const option = step.options[at]
  if (!option) return step
  return { ...step, options: replaceAt(step.options, at, { ...option, ...change }) }
}

interface AddProps extends StepProps<OptionStep> {
  readonly path: string
}

function AddOption({ step, path, onStep }: AddProps): JSX.Element {
  const onAdd = (): void => {
    const id = freeId(
      'option',
      step.options.map((option) => option.id),
    )
    const fresh = { id, label: {} }
    if (step.kind === 'choice') onStep({ ...step, options: [...step.options, fresh] })
    else onStep({ ...step, options: [...step.options, { ...fresh, image: '' }] })
    goTo(`${path}.${step.options.length}.label`)
  }
  return (
    <p>
      <button type="button" class="quiet" onClick={onAdd}>
        {t('survey.add-option')}
      </button>
    </p>
  )
}
