/** One question, its field, and the ways on and back. */
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { useDraft } from '../../../src/ui/use-draft.ts'
import type { AnswerValue, Step } from '../contract/steps.ts'
import { findUnfit, isScore } from '../contract/walk.ts'
import type { SittingProps } from '../part-props.ts'
import { saidIn, say } from '../say.ts'
import { useArrival } from '../use-arrival.ts'
import { Anonymous } from './Anonymous.tsx'
import { Choice } from './Choice.tsx'
import { Scale } from './Scale.tsx'
import { TextField } from './TextField.tsx'

export interface StepProps extends SittingProps {
  readonly step: Step
}

/** What the field of a step is given; `S` is its kind of step. */
export interface FieldProps<S extends Step = Step> extends Omit<StepProps, 'step'> {
  readonly step: S
  /** Of the question, and the beginning of all others; unique in its root. */
  readonly id: string
  readonly value: AnswerValue | undefined
  readonly isWrong: boolean
  onValue(value: AnswerValue | undefined): void
  /** Chosen by pointer: there is nothing more to say to this question. */
  onGo(value: AnswerValue): void
}

export function StepView(props: StepProps): JSX.Element {
  const { sitting, t, isAsking } = props
  const { given, wrong, go, ...field } = useAnswer(props)
  const onSubmit = (event: Event): void => {
    event.preventDefault()
    void go(given)
  }
  return (
    <form class="fb-step" noValidate onSubmit={onSubmit}>
      <Question {...props} {...field} />
      <p id={`${field.id}-wrong`} class="fb-wrong" role="alert">
        {wrong && t(wrong)}
      </p>
      <Anonymous {...props} />
      <p class="fb-ways">
        {sitting.hasBack.value && (
          <button type="button" class="plain" onClick={sitting.back}>
            {t('back')}
          </button>
        )}
        {!(isAsking && given === undefined) && <Submit {...props} isEmpty={given === undefined} />}
      </p>
    </form>
  )
}

/** What is being said to a step, and the way on with it. */
function useAnswer({ step, sitting, headingId, onGone }: StepProps) {
  const [draft, setDraft] = useDraft(`feedback.${sitting.submissionId}.${step.id}`)
  const [value, setValue] = useState(draft || sitting.answers.value[step.id])
  const [wrong, setWrong] = useState<'needed' | 'wrongEmail'>()

  const go = async (answer: AnswerValue | undefined): Promise<void> => {
    const isUnfit = answer === undefined ? step.required : findUnfit(step, answer)
    if (isUnfit) return setWrong(isUnfit === 'email' ? 'wrongEmail' : 'needed')
    await sitting.answer(answer)
    if (draft) setDraft('')
    onGone?.()
  }
  return {
    id: `${headingId ?? 'fb'}-${step.id}`,
    value,
    given: tidy(value),
    wrong,
    isWrong: wrong !== undefined,
    go,
    onGo: (chosen: AnswerValue) => void go(chosen),
    onValue(next: AnswerValue | undefined) {
      setValue(next)
      setWrong(undefined)
      if (typeof next === 'string') setDraft(next)
    },
  }
}

function Submit({ step, sitting, t, isEmpty }: StepProps & { isEmpty: boolean }): JSX.Element {
  const { at, of } = sitting.progress.value
  const isPassing = isEmpty && !step.required
  return (
    <button type="submit" class={isPassing ? 'plain' : 'action'}>
      {t(isPassing ? 'passOver' : at < of ? 'next' : 'finish')}
    </button>
  )
}

function Question(props: FieldProps): JSX.Element {
  const { step, sitting, format, t, id, headingId, pressed } = props
  const heading = useArrival<HTMLHeadingElement>(pressed)
  const isGroup = isScore(step) || 'options' in step
  // One field alone is no group.
  const Group = isGroup ? 'fieldset' : 'div'
  const Legend = isGroup ? 'legend' : 'div'
  const Heading = headingId === undefined ? 'h4' : 'h3'
  const said = saidIn(sitting, format)
  const isSeveral = 'multiple' in step && step.multiple
  return (
    <Group class="fb-group" aria-describedby={step.hint || isSeveral ? `${id}-hint` : undefined}>
      <Legend>
        <Heading ref={heading} id={id} class="fb-question" tabIndex={-1} {...said}>
          {say(step.question, sitting)}
        </Heading>
      </Legend>
      {(step.hint || isSeveral) && (
        <p id={`${id}-hint`} class="note">
          {step.hint && <span {...said}>{say(step.hint, sitting)} </span>}
          {isSeveral && t('severalChosen')}
        </p>
      )}
      {isScore(step) ? (
        <Scale {...props} step={step} />
      ) : 'options' in step ? (
        <Choice {...props} step={step} />
      ) : (
        <TextField {...props} step={step} />
      )}
    </Group>
  )
}

/** Nothing said is no answer. */
function tidy(value: AnswerValue | undefined): AnswerValue | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  return Array.isArray(value) && value.length === 0 ? undefined : value
}
