/** A survey that is being answered: its name, how far it is, one question at a time, and how its answers are kept. */
import type { JSX } from 'preact'
import { EndingView } from './ending/EndingView.tsx'
import { CancelWays } from './ending/CancelWays.tsx'
import type { SittingProps } from './part-props.ts'
import { saidIn, say } from './say.ts'
import { StepView } from './steps/StepView.tsx'

export function SittingView(props: SittingProps): JSX.Element {
  const { model, t, format, sitting, headingId, isAsking, onDone } = props
  const { survey } = sitting
  const step = sitting.step.value
  const Heading = headingId === undefined ? 'h3' : 'h2'
  const isInPanel = onDone && headingId === undefined
  return (
    <div class="fb">
      <div class="line">
        <Heading id={headingId} class="fb-title" {...saidIn(sitting, format)}>
          {say(survey.title, sitting)}
        </Heading>
        {isInPanel && (
          <button type="button" class="fb-quiet" onClick={model.leave}>
            {t('leave')}
          </button>
        )}
      </div>
      {step && !isAsking && <Progress {...props} />}
      {step ? <StepView key={step.id} {...props} step={step} /> : <EndingView {...props} />}
      {survey.isCancelling && <CancelWays {...props} />}
      {!isAsking && <Saving {...props} />}
    </div>
  )
}

function Progress({ sitting, t }: SittingProps): JSX.Element | null {
  const { at, of } = sitting.progress.value
  if (of < 2) return null
  return (
    <p class="fb-progress note">
      <progress max={of} value={at} aria-hidden="true" />
      {t('progress', { at, of })}
    </p>
  )
}

const REFUSALS = ['survey_over', 'response_locked', 'answer_unfit'] as const

/** In words, aloud too; the question itself is read when the focus goes to it. */
function Saving({ sitting, t }: SittingProps): JSX.Element {
  const saving = sitting.saving.value
  const code = REFUSALS.find((known) => known === sitting.refusal.value?.code)
  const words =
    saving === 'refused'
      ? t(code ? `refused_${code}` : 'refused')
      : saving !== 'none' && saving !== 'sending' && t(`saving_${saving}`)
  return (
    <>
      <p class="fb-saving note" role="status" data-saving={saving}>
        {words}
      </p>
      {saving === 'refused' && !code && (
        <button type="button" class="plain" onClick={sitting.retry}>
          {t('retry')}
        </button>
      )}
    </>
  )
}
