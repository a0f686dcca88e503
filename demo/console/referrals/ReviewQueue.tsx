/** What a person has to look at: the oldest first, each with why it is held and until when it decides itself. */
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Chapter } from '../Chapter.tsx'
import { t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import { CaseCard } from './CaseCard.tsx'
import { DecidedLine } from './DecidedLine.tsx'
import type { CasesModel } from './cases-model.ts'

interface ReviewQueueProps {
  readonly model: CasesModel
  onDecided(): void
}

export function ReviewQueue({ model, onDecided }: ReviewQueueProps): JSX.Element {
  const items = model.items.value
  const list = useRef<HTMLUListElement>(null)
  const place = useRef<HTMLParagraphElement>(null)

  const turn = useSignal(0)

  // The card is gone with its buttons: the next one is where one goes on, and after the last the word about it.
  useEffect(() => {
    const next = list.current?.querySelector<HTMLElement>('.case')
    if (turn.value > 0) (next ?? place.current)?.focus()
  }, [turn, turn.value])

  const onDone = (): void => {
    turn.value += 1
    onDecided()
  }
  return (
    <Chapter title={t('queue.title')}>
      <TroubleLine trouble={model.trouble.value} />
      <DecidedLine decided={model.decided.value} place={place} />
      {!items && !model.trouble.value && <p role="status">{t('loading')}</p>}
      {items && <p class="muted">{t(items.length === 0 ? 'queue.none' : 'queue.lead')}</p>}
      {items && items.length > 0 && (
        <ul class="plain cases" ref={list}>
          {items.map((item) => (
            <CaseCard key={item.claimId} item={item} model={model} onDone={onDone} />
          ))}
        </ul>
      )}
    </Chapter>
  )
}
