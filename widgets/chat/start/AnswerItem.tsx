/** A question that opens to its answer, and asks whether that helped. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX, TargetedToggleEvent } from 'preact'
import type { PreparedAnswer } from '../model/answers.ts'
import { RichText } from '../thread/RichText.tsx'
import type { PageProps } from './Start.tsx'
import { MOST_MISSES } from './use-notes.ts'

export interface AnswerItemProps extends PageProps {
  readonly answer: PreparedAnswer
  readonly found: 'starter' | 'search'
}

export function AnswerItem(props: AnswerItemProps): JSX.Element {
  const { model, t, notes, answer, found } = props
  const onToggle = (event: TargetedToggleEvent<HTMLDetailsElement>): void => {
    if (!event.currentTarget.open) return
    model.track('chat.answer_read', { answerId: answer.id, found })
    notes.noteRead(answer.question, answer.answer)
  }
  return (
    <li>
      <details class="part" onToggle={onToggle}>
        <summary dir="auto">{answer.question}</summary>
        <p class="start-answer" dir="auto">
          <RichText text={answer.answer} />
        </p>
        {answer.url && (
          <p>
            <a class="start-more" href={answer.url}>
              {t('more')}
            </a>
          </p>
        )}
        <Helped {...props} />
      </details>
    </li>
  )
}

function Helped({ t, notes, onPerson }: AnswerItemProps): JSX.Element {
  const [isHelp, setHelp] = useState<boolean>()
  const said = useRef<HTMLParagraphElement>(null)
  // The button that was pressed is gone.
  useEffect(() => {
    if (isHelp !== undefined) said.current?.focus()
  }, [isHelp])

  const onSay = (isHelpful: boolean): void => {
    setHelp(isHelpful)
    if (!isHelpful) notes.noteMiss()
  }
  if (isHelp === undefined) {
    return (
      <p class="start-helped">
        <span class="note">{t('helped')}</span>
        <button type="button" class="plain" onClick={() => onSay(true)}>
          {t('yes')}
        </button>
        <button type="button" class="plain" onClick={() => onSay(false)}>
          {t('no')}
        </button>
      </p>
    )
  }
  return (
    <div class="start-helped">
      <p ref={said} class="note" tabIndex={-1}>
        {t(isHelp ? 'glad' : 'sorryNo')}
      </p>
      {!isHelp && notes.misses < MOST_MISSES && (
        <button type="button" class="plain" onClick={() => onPerson()}>
          {t('person')}
        </button>
      )}
    </div>
  )
}
