/** Saving: as a draft or for shoppers, and everything that is wrong, each a way to its field. */
import type { JSX } from 'preact'
import { t } from '../../texts.ts'
import { troubleText } from '../../trouble-text.ts'
import type { EditorPartProps } from '../Editor.tsx'

export function Foot({ model }: EditorPartProps): JSX.Element {
  const { faults, saved, busy, trouble, row } = model
  const { value: found } = faults
  const isActive = row.value?.status === 'active'
  return (
    <div class="rules-foot">
      {found.length > 0 && (
        <div class="trouble" role="alert">
          <p>{t('rules.wrong', { count: found.length })}</p>
          <ul class="fault-list">
            {found.map(({ path, why }) => (
              <li key={`${path} ${why}`}>
                <button type="button" class="link" onClick={() => goTo(path)}>
                  {path || t('editor.whole')}
                </button>
                : {why}
              </li>
            ))}
          </ul>
        </div>
      )}
      {found.length === 0 && trouble.value && (
        <p class="trouble" role="alert">
          {troubleText(trouble.value)}
        </p>
      )}
      <p class="done" role="status">
        {saved.value && t(`editor.saved.${saved.value}`)}
      </p>
      <p class="rules-buttons">
        <button class="primary" aria-disabled={busy.value}>
          {t(isActive ? 'editor.update' : 'editor.activate')}
        </button>
        <button
          type="button"
          class="quiet"
          aria-disabled={busy.value}
          onClick={() => void model.save(false)}
        >
          {t('rules.save-draft')}
        </button>
      </p>
    </div>
  )
}

/** The field itself, or the nearest one of whose part it is. */
function goTo(path: string): void {
  for (let place = path; place !== ''; place = place.split('.').slice(0, -1).join('.')) {
    const field = document.getElementById(place)
    if (!field) continue
    const folded = field.closest('details')
    if (folded) folded.open = true
    return field.focus()
  }
}
