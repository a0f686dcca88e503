/** The card of a survey that asks by itself: its first question, and three ways to say no; in a dialog the whole of it. */
import { useEffect, useMemo } from 'preact/hooks'
import type { JSX } from 'preact'
import type { PromptProps } from '../../src/widget.ts'
import type { messages } from './messages.ts'
import type { FeedbackModel, Sitting } from './model/feedback-model.ts'
import { SittingView } from './SittingView.tsx'
import { usePresses } from './use-arrival.ts'

type Props = PromptProps<FeedbackModel, (typeof messages)['en']>

export function Prompt(props: Props): JSX.Element | null {
  const { model, proposal, close } = props
  const sitting = useMemo(() => model.asking(proposal), [model, proposal])
  // Answered in another tab, or closed by the merchant: there is nothing to ask any more.
  useEffect(() => {
    if (!sitting) close('done')
  }, [sitting])
  return sitting ? <Asking {...props} sitting={sitting} /> : null
}

function Asking(props: Props & { readonly sitting: Sitting }): JSX.Element {
  const { model, t, format, proposal, level, headingId, close, whenDismissed, sitting } = props
  const { pressed, watch } = usePresses()
  useEffect(() => {
    whenDismissed?.(() => {
      if (sitting.step.peek()) model.closeAsking(proposal, 'dismissed')
    })
  }, [])
  const { at, of } = sitting.progress.value
  const isAsking = Object.keys(sitting.answers.value).length === 0

  const onGone = async (): Promise<void> => {
    if (level === 'modal' || !sitting.step.peek()) return
    model.open(sitting)
    // Where there is no panel to go on in, the card has the rest.
    if (await model.openPanel()) close('done')
  }
  const way = (as: 'later' | 'never'): JSX.Element => (
    <button
      type="button"
      class="plain"
      onClick={() => {
        model.closeAsking(proposal, as)
        close(as)
      }}
    >
      {t(as)}
    </button>
  )
  return (
    <div {...watch}>
      <SittingView
        {...{ model, t, format, pressed, sitting, headingId, isAsking }}
        onGone={() => void onGone()}
        onDone={() => close('done')}
      />
      {isAsking && (
        <p class="fb-ask-ways">
          {way('later')}
          {of > 1 && <span class="note">{t('progress', { at, of })}</span>}
          {way('never')}
        </p>
      )}
    </div>
  )
}
