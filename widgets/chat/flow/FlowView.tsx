/** The merchant’s steps as a conversation: what is asked, what was chosen, and at any time a person. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { type FlowTurn, type FlowWalk, walkFlow } from '../model/flow.ts'
import { PageHead } from '../start/PageHead.tsx'
import { PersonCard } from '../start/PersonCard.tsx'
import type { PageProps } from '../start/Start.tsx'
import { MOST_MISSES } from '../start/use-notes.ts'
import { usePath } from './use-path.ts'

export function FlowView(props: PageProps): JSX.Element | null {
  const { model, t, format, notes, onPerson, onGo } = props
  const facts = model.facts.value
  const [path, setPath] = usePath(facts?.revision ?? 0)
  // The first question is not jumped to: the page has just been opened, or comes back.
  const [hasMoved, setMoved] = useState(false)
  if (!facts?.flow) return null
  const { flow } = facts
  const walk = walkFlow(flow, path, format.locale)

  const goTo = (next: readonly number[]): void => {
    setMoved(true)
    setPath(next)
  }
  const onChoose = ({ say, choices }: FlowTurn, index: number): void => {
    notes.noteRead(say, choices[index] ?? '')
    const next = [...walk.path, index]
    const { end } = walkFlow(flow, next, format.locale)
    // Whoever opens the steps again finds the question again.
    if (end === 'person') onPerson()
    else if (end === 'order' && facts.orderStatus) onGo('order')
    else goTo(next)
  }
  const onBack = (): void => {
    notes.noteMiss()
    goTo(walk.path.slice(0, -1))
  }
  return (
    <div class="start">
      <PageHead t={t} onGo={onGo} title={t('flow')} />
      <Turns {...props} walk={walk} hasMoved={hasMoved} onChoose={onChoose} />
      <PersonCard t={t} notes={notes} onPerson={onPerson} />
      <p class="buttons">
        {walk.path.length > 0 && (
          <button type="button" class="plain" onClick={onBack}>
            {t('flowBack')}
          </button>
        )}
        {walk.end && walk.path.length > 0 && (
          <button type="button" class="plain" onClick={() => goTo([])}>
            {t('flowAgain')}
          </button>
        )}
        {notes.misses < MOST_MISSES && (
          <button type="button" class="plain" onClick={() => onPerson()}>
            {t('person')}
          </button>
        )}
      </p>
    </div>
  )
}

interface TurnsProps extends PageProps {
  readonly walk: FlowWalk
  readonly hasMoved: boolean
  onChoose(turn: FlowTurn, index: number): void
}

function Turns({ t, walk, hasMoved, onChoose }: TurnsProps): JSX.Element {
  const newest = useRef<HTMLParagraphElement>(null)
  const { turns, end } = walk
  const count = turns.length + (end ? 1 : 0)
  // Read aloud by having the focus; its choices are the next stop.
  useEffect(() => {
    if (hasMoved) newest.current?.focus()
  }, [hasMoved, count])

  return (
    <ol class="flow" aria-label={t('flowLog')}>
      {turns.map((turn, at) => (
        <li key={at} class="flow-turn">
          <p ref={at === count - 1 ? newest : null} class="flow-say" dir="auto" tabIndex={-1}>
            {turn.say}
          </p>
          {turn.chosen === undefined ? (
            <Choices turn={turn} onChoose={onChoose} />
          ) : (
            <p class="flow-chosen" dir="auto">
              <span class="sr">{t('you')}: </span>
              {turn.choices[turn.chosen]}
            </p>
          )}
        </li>
      ))}
      {end && (
        <li class="flow-turn">
          <p ref={newest} class="flow-say" tabIndex={-1}>
            {t('flowEnd')}
          </p>
        </li>
      )}
    </ol>
  )
}

function Choices({
  turn,
  onChoose,
}: { turn: FlowTurn } & Pick<TurnsProps, 'onChoose'>): JSX.Element {
  return (
    <ul class="flow-choices" aria-label={turn.say}>
      {turn.choices.map((label, index) => (
        <li key={index}>
          <button type="button" class="plain" dir="auto" onClick={() => onChoose(turn, index)}>
            {label}
          </button>
        </li>
      ))}
    </ul>
  )
}
