/** After the third try that did not help: a person, in plain sight. */
import type { JSX } from 'preact'
import type { PageProps } from './Start.tsx'
import { MOST_MISSES } from './use-notes.ts'

export type PersonCardProps = Pick<PageProps, 't' | 'notes' | 'onPerson'>

export function PersonCard({ t, notes, onPerson }: PersonCardProps): JSX.Element {
  const isNeeded = notes.misses >= MOST_MISSES
  return (
    <div class={isNeeded ? 'start-ask start-person' : 'start-ask'}>
      {/* There from the start: what comes together with its words is not read out by all. */}
      <div role="status">
        {isNeeded && (
          <>
            <h3>{t('personTitle')}</h3>
            <p>{t('personLead')}</p>
          </>
        )}
      </div>
      {isNeeded && (
        <button type="button" class="action" onClick={() => onPerson(notes.missed)}>
          {t('person')}
        </button>
      )}
    </div>
  )
}
