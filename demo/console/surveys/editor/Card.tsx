/** One question or ending, with the buttons that move it and take it out. */
import type { ComponentChildren, JSX } from 'preact'
import { faultAt } from '../../referrals/Field.tsx'
import type { Fault } from '../../referrals/rules-form.ts'
import { t } from '../../texts.ts'
import { goTo } from '../go-to.ts'

interface CardProps {
  /** `steps.2`; it can be gone to. */
  readonly path: string
  readonly name: string
  readonly faults: readonly Fault[]
  readonly children: ComponentChildren
  /** Not said of the first, and of one that has to be the last. */
  readonly onUp?: (() => void) | undefined
  readonly onDown?: (() => void) | undefined
  /** Not said of the only one. */
  readonly onRemove?: (() => void) | undefined
}

export function Card({ path, name, faults, children, ...moves }: CardProps): JSX.Element {
  const fault = faultAt(faults, path) ?? faultAt(faults, `${path}.id`)
  return (
    <li class="block survey-card" id={path} tabIndex={-1} aria-label={name}>
      <div class="block-head">
        <b dir="auto">{name}</b>
        <Moves path={path} name={name} {...moves} />
      </div>
      {fault && <p class="trouble">{fault.why}</p>}
      {children}
    </li>
  )
}

type MovesProps = Omit<CardProps, 'faults' | 'children'>

function Moves({ path, name, onUp, onDown, onRemove }: MovesProps): JSX.Element {
  return (
    <>
      {onUp && (
        <button
          type="button"
          class="quiet"
          id={`${path}.up`}
          aria-label={t('survey.up-of', { name })}
          onClick={() => follow(onUp, path, -1)}
        >
          {t('survey.up')}
        </button>
      )}
      {onDown && (
        <button
          type="button"
          class="quiet"
          id={`${path}.down`}
          aria-label={t('survey.down-of', { name })}
          onClick={() => follow(onDown, path, 1)}
        >
          {t('survey.down')}
        </button>
      )}
      {onRemove && (
        <button
          type="button"
          class="quiet"
          aria-label={t('survey.remove-of', { name })}
          onClick={() => follow(onRemove, path, 0)}
        >
          {t('survey.remove')}
        </button>
      )}
    </>
  )
}

/** The focus goes with the card that moves; of one that is gone, to what now stands in its place. */
function follow(move: () => void, path: string, by: -1 | 0 | 1): void {
  const [list = '', index = ''] = path.split('.')
  const isMoving = by !== 0
  move()
  goTo(isMoving ? `${list}.${Number(index) + by}` : path)
}
