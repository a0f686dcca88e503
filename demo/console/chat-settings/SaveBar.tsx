/** Saving, what came of it, and all that is wrong with a way to each place. */
import type { JSX } from 'preact'
import type { Fault } from '../referrals/rules-form.ts'
import { t } from '../texts.ts'
import { troubleText } from '../trouble-text.ts'
import type { ChatSettingsModel } from './model.ts'

export function SaveBar({ model }: { readonly model: ChatSettingsModel }): JSX.Element {
  const { faults, trouble, isSaved, isTouched, busy } = model
  const code = trouble.value?.code
  return (
    <div class="rules-foot save-bar">
      {faults.value.length > 0 && <FaultList faults={faults.value} />}
      {faults.value.length === 0 && trouble.value && (
        <p class="trouble" role="alert">
          {code === 'revision_conflict' ? t('chat.conflict') : troubleText(trouble.value)}
        </p>
      )}
      <p class="done" role="status">
        {isSaved.value && t('chat.saved')}
      </p>
      <p class="rules-buttons">
        <button class="primary" aria-disabled={busy.value}>
          {t('chat.save')}
        </button>
        {isTouched.value && (
          <>
            <button type="button" class="quiet" onClick={() => model.startOver()}>
              {t('chat.start-over')}
            </button>
            <span class="muted save-note">{t('chat.unsaved')}</span>
          </>
        )}
      </p>
    </div>
  )
}

function FaultList({ faults }: { readonly faults: readonly Fault[] }): JSX.Element {
  return (
    <div class="trouble" role="alert">
      <p>{t('rules.wrong', { count: faults.length })}</p>
      <ul class="fault-list">
        {faults.map(({ path, why }) => (
          <li key={`${path} ${why}`}>
            <button type="button" class="link" onClick={() => goTo(path)}>
              {path}
            </button>{' '}
            {why}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** To the field, or to the nearest thing around it that has a place on the page. */
function goTo(path: string): void {
  const steps = path.split('.')
  while (steps.length > 0) {
    const place = document.getElementById(steps.join('.'))
    if (place) {
      place.focus()
      return place.scrollIntoView({ block: 'center' })
    }
    steps.pop()
  }
}
