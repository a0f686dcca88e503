/** After the end of a conversation: how it was, in one to five and in words; can be changed while the shop allows it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { readProblem } from '../../../src/model/doing.ts'
import { useDraft } from '../../../src/ui/use-draft.ts'
import type { Conversation, Rating as Given } from '../contract/conversation.ts'
import type { StartProps } from '../start/start-props.ts'
import { scoreKey } from './score-key.ts'
import { Scores } from './Scores.tsx'

export interface RatingProps extends StartProps {
  readonly conversation: Conversation
  /** The shopper would not, and what had the focus is gone. */
  onGone?(): void
}

/** Nothing while the conversation goes on, and once the shopper would not. */
export function Rating(props: RatingProps): JSX.Element | null {
  const { conversation, onGone } = props
  const [skipped, setSkipped] = useDraft(`chat.unrated.${conversation.id}`)
  const [state, setState] = useState<'' | 'changing' | 'changed'>('')
  const { stage, rating } = conversation
  if (stage !== 'resolved') return null
  if (rating && state !== 'changing') {
    const onChange = (): void => setState('changing')
    return <Thanks {...props} rating={rating} isFresh={state === 'changed'} onChange={onChange} />
  }
  if (skipped && !rating) return null
  const onSkip = (): void => {
    if (rating) return setState('changed')
    setSkipped('yes')
    onGone?.()
  }
  return <RatingForm {...props} onDone={() => setState('changed')} onSkip={onSkip} />
}

interface ThanksProps extends RatingProps {
  readonly rating: Given
  /** What had the focus is gone. */
  readonly isFresh: boolean
  onChange(): void
}

function Thanks({ t, rating, isFresh, onChange }: ThanksProps): JSX.Element {
  const { score, editableUntil } = rating
  const said = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (isFresh) said.current?.focus()
  }, [isFresh])
  const isOpen = !editableUntil || Date.parse(editableUntil) > Date.now()
  return (
    <p class="line rating-thanks">
      <span ref={said} tabIndex={-1}>
        {t('rateThanks', { score: t(scoreKey(score)) })}
      </span>
      {isOpen && (
        <button type="button" class="plain" onClick={onChange}>
          {t('rateChange')}
        </button>
      )}
    </p>
  )
}

interface RatingFormProps extends RatingProps {
  onDone(): void
  onSkip(): void
}

function RatingForm(props: RatingFormProps): JSX.Element {
  const { model, t, conversation, onDone, onSkip } = props
  const { id, rating } = conversation
  const [score, setScore] = useState(rating?.score ?? 0)
  const [comment, setComment] = useDraft(`chat.rating.${id}`)
  const [state, setState] = useState<'' | 'sending' | 'no_answer' | 'rating_locked' | 'sorry'>('')
  const text = comment || rating?.comment || ''

  async function onSubmit(event: Event): Promise<void> {
    event.preventDefault()
    if (score === 0 || state === 'sending') return
    setState('sending')
    try {
      await model.rate(id, { score, ...(text.trim() && { comment: text.trim() }) })
      setComment('')
      onDone()
    } catch (error) {
      const { code } = readProblem(error)
      setState(code === 'rating_locked' || code === 'no_answer' ? code : 'sorry')
    }
  }
  return (
    <form class="rating" noValidate onSubmit={(event) => void onSubmit(event)}>
      <Scores t={t} name={id} score={score} isFocused={rating !== undefined} onScore={setScore} />
      {score > 0 && (
        <label class="contact-field">
          {t('rateComment')} ({t('optional')})
          <textarea
            class="start-input"
            rows={3}
            maxLength={2000}
            value={text}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
        </label>
      )}
      <p class="contact-wrong" role="status">
        {state && state !== 'sending' && t(state)}
      </p>
      <p class="buttons">
        {score > 0 && (
          <button type="submit" class="action" aria-disabled={state === 'sending'}>
            {t(state === 'sending' ? 'sending' : 'rateSend')}
          </button>
        )}
        <button type="button" class="plain" onClick={onSkip}>
          {t('rateSkip')}
        </button>
      </p>
    </form>
  )
}
