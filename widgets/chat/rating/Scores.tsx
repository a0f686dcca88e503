/** One to five as radio buttons: each with its word for those who listen, the chosen one’s for those who look. */
import { useEffect, useRef } from 'preact/hooks'
import type { JSX, TargetedKeyboardEvent } from 'preact'
import type { RatingProps } from './Rating.tsx'
import { scoreKey } from './score-key.ts'

export interface ScoresProps extends Pick<RatingProps, 't'> {
  /** Of the group; unique on the page. */
  readonly name: string
  /** 0: none chosen. */
  readonly score: number
  /** It came because of a press. */
  readonly isFocused: boolean
  onScore(score: number): void
}

const ALL = [1, 2, 3, 4, 5]

export function Scores({ t, name, score, isFocused, onScore }: ScoresProps): JSX.Element {
  const group = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (isFocused) group.current?.querySelector<HTMLElement>(':checked')?.focus()
  }, [isFocused])

  const onKey = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const pressed = Number(event.key)
    if (!ALL.includes(pressed)) return
    event.preventDefault()
    onScore(pressed)
    event.currentTarget.querySelector<HTMLElement>(`[value="${pressed}"]`)?.focus()
  }
  return (
    <fieldset ref={group} class="rating-scores" onKeyDown={onKey}>
      <legend>{t('rate')}</legend>
      <span class="rating-row">
        {ALL.map((each) => (
          <label key={each} class="rating-score">
            <input
              type="radio"
              name={`rating-${name}`}
              value={each}
              checked={each === score}
              onChange={() => onScore(each)}
            />
            <span aria-hidden="true">{each}</span>
            <span class="sr">
              {each}: {t(scoreKey(each))}
            </span>
          </label>
        ))}
      </span>
      <span class="rating-ends" aria-hidden="true">
        <span>{t('score1')}</span>
        <strong>{score > 1 && score < 5 ? t(scoreKey(score)) : ''}</strong>
        <span>{t('score5')}</span>
      </span>
    </fieldset>
  )
}
