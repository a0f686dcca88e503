/** A scale: how it looks, the words at its ends, and from which score on somebody looks into it. */
import type { JSX } from 'preact'
import type { ScoreStep } from '../../../../widgets/feedback/contract.ts'
import { scaleOf } from '../../../../widgets/feedback/contract/walk.ts'
import { SelectField } from '../../campaigns/SelectField.tsx'
import { t } from '../../texts.ts'
import type { StepProps } from './StepList.tsx'
import { optional, WordsField } from './WordsField.tsx'

const NONE = ''
const LENGTHS = ['3', '4', '5', '6', '7', '8', '9', '10'] as const

export function ScaleFields(props: StepProps<ScoreStep>): JSX.Element {
  const { step, index, onStep } = props
  const path = `steps.${index}`
  return (
    <>
      <LookFields {...props} />
      <div class="rule-fields">
        <WordsField
          {...props}
          path={`${path}.lowLabel`}
          label={t('survey.low-label')}
          hint={t('survey.label-hint')}
          words={step.lowLabel}
          onWords={(words) => onStep({ ...step, lowLabel: optional(words) })}
        />
        <WordsField
          {...props}
          path={`${path}.highLabel`}
          label={t('survey.high-label')}
          hint={t('survey.label-hint')}
          words={step.highLabel}
          onWords={(words) => onStep({ ...step, highLabel: optional(words) })}
        />
      </div>
      <TicketField {...props} />
    </>
  )
}

function LookFields({ step, index, model, onStep }: StepProps<ScoreStep>): JSX.Element | null {
  if (step.kind !== 'csat' && step.kind !== 'rating') return null
  const place = { path: `steps.${index}.look`, faults: model.faults.value }
  return step.kind === 'csat' ? (
    <SelectField
      {...place}
      label={t('survey.look')}
      value={step.look}
      options={['faces', 'stars', 'numbers'] as const}
      words={(look) => t(`survey.look.${look}`)}
      onPick={(look) => onStep({ ...step, look })}
    />
  ) : (
    <div class="rule-fields">
      <SelectField
        {...place}
        label={t('survey.look')}
        value={step.look}
        options={['stars', 'numbers'] as const}
        words={(look) => t(`survey.look.${look}`)}
        onPick={(look) => onStep({ ...step, look })}
      />
      <SelectField
        path={`steps.${index}.most`}
        label={t('survey.most-score')}
        faults={model.faults.value}
        value={String(step.most)}
        options={LENGTHS}
        words={(most) => most}
        onPick={(most) => onStep({ ...step, most: Number(most) })}
      />
    </div>
  )
}

function TicketField({ step, index, model, onStep }: StepProps<ScoreStep>): JSX.Element {
  const scores = scoresOf(step).slice(0, -1)
  const written = step.ticketUpTo === undefined ? NONE : String(step.ticketUpTo)
  return (
    <SelectField
      path={`steps.${index}.ticketUpTo`}
      label={t('survey.ticket')}
      hint={t('survey.ticket-hint')}
      faults={model.faults.value}
      value={written}
      options={[
        NONE,
        ...(written === NONE || scores.includes(written) ? [] : [written]),
        ...scores,
      ]}
      words={(score) => (score ? t('survey.ticket.of', { score }) : t('survey.ticket.none'))}
      onPick={(score) => onStep({ ...step, ticketUpTo: score ? Number(score) : undefined })}
    />
  )
}

export function scoresOf(step: ScoreStep): readonly string[] {
  const [lowest, highest] = scaleOf(step)
  return Array.from({ length: highest - lowest + 1 }, (_, at) => String(lowest + at))
}
