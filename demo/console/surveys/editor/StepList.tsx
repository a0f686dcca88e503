/** The questions of a survey, a card for each. */
import type { JSX } from 'preact'
import type { Step } from '../../../../widgets/feedback/contract.ts'
import { liftAt, removeAt, replaceAt } from '../../campaigns/draft.ts'
import { SelectField } from '../../campaigns/SelectField.tsx'
import { Check } from '../../referrals/Check.tsx'
import { t } from '../../texts.ts'
import { goTo } from '../go-to.ts'
import { asKind, freeStepId, KINDS, newStep } from '../steps.ts'
import { stepName } from '../words.ts'
import { BranchFields } from './BranchFields.tsx'
import { Card } from './Card.tsx'
import { OptionFields } from './OptionFields.tsx'
import type { PartProps } from './part.ts'
import { ScaleFields } from './ScaleFields.tsx'
import { TextFields } from './TextFields.tsx'
import { optional, WordsField } from './WordsField.tsx'

/** As the contract allows. */
const MOST = 30

export function StepList(props: PartProps): JSX.Element {
  const { form, model, language } = props
  const { steps } = form
  const put = (next: Step[]): void => model.edit({ steps: next })
  const canRemove = steps.length > 1
  return (
    <>
      <ol class="plain blocks" id="steps">
        {steps.map((step, index) => (
          <Card
            key={step.id}
            path={`steps.${index}`}
            name={stepName(form, index, language)}
            faults={model.faults.value}
            onUp={index > 0 ? () => put(liftAt(steps, index)) : undefined}
            onDown={index < steps.length - 1 ? () => put(liftAt(steps, index + 1)) : undefined}
            onRemove={canRemove ? () => put(removeAt(steps, index)) : undefined}
          >
            <StepFields
              {...props}
              step={step}
              index={index}
              onStep={(next) => put(replaceAt(steps, index, next))}
            />
          </Card>
        ))}
      </ol>
      {steps.length < MOST && <AddStep {...props} />}
    </>
  )
}

export interface StepProps<T extends Step = Step> extends PartProps {
  readonly step: T
  readonly index: number
  onStep(step: Step): void
}

function StepFields(props: StepProps): JSX.Element {
  const { step, index, model, onStep } = props
  const path = `steps.${index}`
  return (
    <>
      <SelectField
        path={`${path}.kind`}
        label={t('survey.kind')}
        hint={step.kind === 'email' ? t('survey.kind.email.hint') : undefined}
        faults={model.faults.value}
        value={step.kind}
        options={KINDS}
        words={(kind) => t(`survey.kind.${kind}`)}
        onPick={(kind) => onStep(asKind(step, kind))}
      />
      <WordsField
        {...props}
        path={`${path}.question`}
        label={t('survey.question')}
        words={step.question}
        onWords={(question) => onStep({ ...step, question })}
      />
      <WordsField
        {...props}
        path={`${path}.hint`}
        label={t('survey.hint')}
        hint={t('survey.optional')}
        words={step.hint}
        onWords={(hint) => onStep({ ...step, hint: optional(hint) })}
      />
      <KindFields {...props} />
      <Check
        label={t('survey.required')}
        isOn={step.required}
        onTurn={(required) => onStep({ ...step, required })}
      />
      <BranchFields {...props} />
    </>
  )
}

function KindFields(props: StepProps): JSX.Element | null {
  const { step } = props
  switch (step.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
      return <ScaleFields {...props} step={step} />
    case 'choice':
    case 'picture':
      return <OptionFields {...props} step={step} />
    case 'text':
      return <TextFields {...props} step={step} />
    case 'email':
      return null
  }
}

function AddStep({ form, model }: PartProps): JSX.Element {
  const { steps } = form
  return (
    <div class="rules-buttons" role="group" aria-label={t('survey.add-step')}>
      {KINDS.map((kind) => (
        <button
          type="button"
          class="quiet"
          key={kind}
          onClick={() => {
            model.edit({ steps: [...steps, newStep(kind, freeStepId(form, kind))] })
            goTo(`steps.${steps.length}.question`)
          }}
        >
          + {t(`survey.kind.${kind}`)}
        </button>
      ))}
    </div>
  )
}
