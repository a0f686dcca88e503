/** Prepared answers: the usual questions at once, the others by search; also from what was kept, without a connection. */
import { useId, useMemo, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { useDraft } from '../../../src/ui/use-draft.ts'
import type { ChatFacts } from '../contract/facts.ts'
import { answersIn, createSearch, type PreparedAnswer } from '../model/answers.ts'
import { AnswerItem } from './AnswerItem.tsx'
import type { PageProps } from './Start.tsx'
import { MOST_MISSES } from './use-notes.ts'

export interface AnswersProps extends PageProps {
  readonly facts: ChatFacts
}

/** Few enough to be seen without a search. */
const FEW = 5
const MOST_FOUND = 8

export function Answers(props: AnswersProps): JSX.Element {
  const { facts, format, t } = props
  const [text, setText] = useDraft('chat.search')
  const all = useMemo(() => answersIn(facts.answers, format.locale), [facts, format.locale])
  const search = useMemo(() => createSearch(all), [all])
  const wanted = text.trim()
  const found = wanted ? search(wanted).slice(0, MOST_FOUND) : usual(all)
  return (
    <div class="start-part">
      <h3>{t('answers')}</h3>
      {all.length > found.length || wanted ? (
        <SearchField {...props} text={text} count={found.length} onText={setText} />
      ) : null}
      {found.length > 0 && (
        <ul class="start-questions">
          {found.map((answer) => (
            <AnswerItem
              key={answer.id}
              {...props}
              answer={answer}
              found={wanted ? 'search' : 'starter'}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

function usual(all: readonly PreparedAnswer[]): readonly PreparedAnswer[] {
  const starters = all.filter(({ isStarter }) => isStarter)
  return (starters.length > 0 ? starters : all).slice(0, FEW)
}

interface SearchFieldProps extends PageProps {
  readonly text: string
  readonly count: number
  onText(text: string): void
}

function SearchField(props: SearchFieldProps): JSX.Element {
  const { t, text, count, notes, onText, onPerson } = props
  const id = useId()
  const onSettled = useMisses(props)
  const wanted = text.trim()
  return (
    <div class="start-search">
      <label class="sr" for={id}>
        {t('search')}
      </label>
      <input
        id={id}
        type="search"
        class="start-input"
        maxLength={200}
        placeholder={t('search')}
        value={text}
        autocomplete="off"
        enterkeyhint="search"
        onInput={(event) => onText(event.currentTarget.value)}
        onChange={onSettled}
        onBlur={onSettled}
      />
      <p class={count > 0 ? 'sr' : 'start-none'} role="status">
        {wanted && (count > 0 ? t('found', { count }) : t('foundNone', { text: wanted }))}
      </p>
      {wanted && count === 0 && notes.misses < MOST_MISSES && (
        <button type="button" class="plain" onClick={() => onPerson(wanted)}>
          {t('person')}
        </button>
      )}
    </div>
  )
}

/** A search counts as a try once it is finished, not at every letter of it. */
function useMisses({ text, count, notes }: SearchFieldProps): () => void {
  const told = useRef('')
  return () => {
    const wanted = text.trim()
    if (!wanted || count > 0 || told.current === wanted) return
    told.current = wanted
    notes.noteMiss(wanted)
  }
}
