/** The section: complaints and what becomes of them, surveys to answer; or one survey, in the page where the merchant has placed it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import section from '../../src/ui/section.css?inline'
import type { ViewProps } from '../../src/widget.ts'
import feedback from './feedback.css?inline'
import type { messages } from './messages.ts'
import type { FeedbackModel, Sitting } from './model/feedback-model.ts'
import type { PartProps } from './part-props.ts'
import { SittingView } from './SittingView.tsx'
import { Start } from './start/Start.tsx'
import scale from './steps/scale.css?inline'
import steps from './steps/steps.css?inline'
import { newsOf } from './ticket/words.ts'
import { TicketView } from './ticket/TicketView.tsx'
import { usePresses } from './use-arrival.ts'

export const styles = section + steps + scale + feedback
export type FeedbackProps = ViewProps<FeedbackModel, (typeof messages)['en']>

export function Feedback(props: FeedbackProps): JSX.Element {
  const { model, t, format, place, attributes = {} } = props
  const { pressed, watch } = usePresses()
  useEffect(() => model.show(), [model])
  const part = { model, t, format, pressed }
  const { survey, next } = attributes
  if (survey) return <Placed {...part} watch={watch} survey={survey} next={next} />
  return (
    // A landmark of the page, but not within the panel, which is one already.
    <section class="fb-section" aria-label={place === 'page' ? t('title') : undefined} {...watch}>
      <Current {...part} />
      <Announcer {...part} />
    </section>
  )
}

function Current(props: PartProps): JSX.Element {
  const { model } = props
  const current = model.current.value
  if (!current) return <Start {...props} />
  if ('submissionId' in current) {
    const onDone = (): void => model.leave()
    return <SittingView key={current.submissionId} {...props} sitting={current} onDone={onDone} />
  }
  return <TicketView key={current.id} {...props} ticket={current} />
}

interface PlacedProps extends PartProps {
  readonly watch: ReturnType<typeof usePresses>['watch']
  readonly survey: string
  readonly next: string | undefined
}

/** What the merchant has written into the element stays until there is a survey to show in its place. */
function Placed({ watch, survey, ...props }: PlacedProps): JSX.Element {
  const { model, t } = props
  const status = model.status.value
  const [sitting, setSitting] = useState<Sitting>()
  useEffect(() => {
    // What was begun here stays, as does its end.
    if (sitting?.survey.id !== survey) setSitting(model.begin(survey))
  }, [model, survey, status])
  if (!sitting) return <slot />
  return (
    <section class="fb-section" aria-label={t('title')} {...watch}>
      <SittingView key={sitting.submissionId} {...props} sitting={sitting} />
    </section>
  )
}

/** There, and empty, before there is anything to say: a region that comes with its text is often not read. */
function Announcer({ model, t }: PartProps): JSX.Element {
  const arrived = model.arrived.value
  const before = useRef(arrived)
  return (
    <p class="sr" role="status">
      {arrived && arrived !== before.current && newsOf(arrived.entries, t)}
    </p>
  )
}

export { Feedback as View }
