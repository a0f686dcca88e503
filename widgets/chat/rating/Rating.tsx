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
}

/** Nothing while the conversation goes on, and once the shopper would not. */
export function Rating(props: RatingProps): JSX.Element | null {
  const { conversation } = props
  const [skipped, setSkipped] = useDraft(`chat.unrated.${conversation.id}`)
  const [isChanging, setChanging] = useState(false)
  const { stage, rating } = conversation
  if (stage !== 'resolved') return null
  if (rating && !isChanging)
    return <Thanks {...props} rating={rating} onChange={() => setChanging(true)} />
  if (skipped) return null
  return (
    <RatingForm
      {...props}
      onDone={() => setChanging(false)}
      onSkip={() => (rating ? setChanging(false) : setSkipped('yes'))}
    />
  )
}

interface ThanksProps extends RatingProps {
  readonly rating: Given
  onChange(): void
}

function Thanks({ t, rating, onChange }: ThanksProps): JSX.Element {
  const { score, editableUntil } = rating
  const isOpen = !editableUntil || Date.parse(editableUntil) > Date.now()
  return (
    <p class="line rating-thanks">
      <span role="status">{t('rateThanks', { score: t(scoreKey(score)) })}</span>
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
      <Scores t={t} name={id} score={score} onScore={setScore} />
      {score > 0 && <Comment t={t} text={text} onText={setComment} />}
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

interface CommentProps extends Pick<RatingProps, 't'> {
  readonly text: string
  onText(text: string): void
}

function Comment({ t, text, onText }: CommentProps): JSX.Element {
  const field = useRef<HTMLDivElement>(null)
  // It came because of a press, and may have opened below the edge.
  useEffect(() => field.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div ref={field} class="contact-field">
      <label>
        {t('rateComment')} ({t('optional')})
        <textarea
          class="start-input"
          rows={3}
          maxLength={2000}
          value={text}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      </label>
    </div>
  )
}
