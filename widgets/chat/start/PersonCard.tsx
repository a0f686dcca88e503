/** After the third try that did not help: a person, in plain sight. */
import type { JSX } from 'preact'
import type { PageProps } from './Start.tsx'

export interface PersonCardProps extends Pick<PageProps, 't' | 'onPerson'> {
  readonly isNeeded: boolean
}

export function PersonCard({ t, onPerson, isNeeded }: PersonCardProps): JSX.Element {
  return (
    <div class={isNeeded ? 'start-person' : undefined}>
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
        <button type="button" class="action" onClick={() => onPerson()}>
          {t('person')}
        </button>
      )}
    </div>
  )
}
