/** A score: numbers, stars or faces as radio buttons. A press goes on at once; arrows and digits only choose. */
import { useRef } from 'preact/hooks'
import type { JSX, TargetedKeyboardEvent } from 'preact'
import { Icon } from '../../../src/ui/Icon.tsx'
import type { ScoreStep } from '../contract/steps.ts'
import { scaleOf } from '../contract/walk.ts'
import { saidIn, say } from '../say.ts'
import { FACES, STAR } from './looks.ts'
import type { FieldProps } from './StepView.tsx'

/** A 1 and a 0 within this time are a 10, ms. */
const ONE_NUMBER_MS = 1500
/** More stand in two rows where fingers press; and more than five where there is little room. */
const MOST_IN_ROW = 7

type Props = FieldProps<ScoreStep>

export function Scale(props: Props): JSX.Element {
  const { step, value, id, onValue, onGo } = props
  const [lowest, highest] = scaleOf(step)
  const all = Array.from({ length: highest - lowest + 1 }, (_, at) => lowest + at)
  const byPointer = useRef(false)
  const onKeyDown = useDigits(props, byPointer)
  const look = 'look' in step ? step.look : 'numbers'
  const ends = { [lowest]: `${id}-low`, [highest]: `${id}-high` }
  const room = all.length > MOST_IN_ROW ? 'much' : all.length > 5 ? 'some' : undefined
  return (
    <div class="fb-scored" data-room={room}>
      <div
        class={`fb-scale fb-${look}`}
        style={{ '--n': all.length, '--half': Math.ceil(all.length / 2) }}
        onPointerDown={() => void (byPointer.current = true)}
        onKeyDown={onKeyDown}
      >
        {all.map((score) => (
          <label key={score} class="fb-score" data-on={look === 'stars' && score <= Number(value)}>
            <input
              type="radio"
              name={id}
              value={score}
              checked={score === value}
              required={step.required}
              aria-describedby={ends[score]}
              onChange={() => onValue(score)}
              // Arrows click too: whoever chooses by them has not said yet that this is it.
              onClick={() => byPointer.current && onGo(score)}
            />
            <Face {...props} look={look} score={score} />
          </label>
        ))}
      </div>
      <End {...props} end="low" />
      <End {...props} end="high" />
    </div>
  )
}

function useDigits(
  { step, value, onValue }: Props,
  byPointer: { current: boolean },
): (event: TargetedKeyboardEvent<HTMLElement>) => void {
  const typedAt = useRef(-Infinity)
  return (event) => {
    byPointer.current = false
    const { key, timeStamp } = event
    if (!/^\d$/.test(key) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const isTen = value === 1 && key === '0' && timeStamp - typedAt.current < ONE_NUMBER_MS
    typedAt.current = timeStamp
    const score = isTen ? 10 : Number(key)
    const [lowest, highest] = scaleOf(step)
    if (score < lowest || score > highest) return
    onValue(score)
    event.currentTarget.querySelector<HTMLElement>(`[value="${score}"]`)?.focus()
  }
}

interface FaceProps extends Props {
  readonly look: 'faces' | 'stars' | 'numbers'
  readonly score: number
}

function Face({ t, format, look, score }: FaceProps): JSX.Element {
  if (look === 'stars') return <Drawn path={STAR} words={t('stars', { count: score })} />
  const face = look === 'faces' && FACES[score - 1]
  if (!face) return <span>{format.number(score)}</span>
  return <Drawn path={face.path} words={t(face.name)} />
}

function Drawn({ path, words }: { path: string; words: string }): JSX.Element {
  return (
    <span>
      <Icon path={path} />
      <span class="sr">{words}</span>
    </span>
  )
}

/** What the lowest or the highest means: read with it, too. */
function End({ step, sitting, t, format, id, end }: Props & { end: 'low' | 'high' }): JSX.Element {
  const { kind } = step
  const words = end === 'low' ? step.lowLabel : step.highLabel
  const usual =
    kind === 'csat' ? (end === 'low' ? 'csat_1' : 'csat_5') : (`${kind}_${end}` as const)
  return (
    <span id={`${id}-${end}`} class={`fb-${end} note`} {...(words && saidIn(sitting, format))}>
      {words ? say(words, sitting) : t(usual)}
    </span>
  )
}
