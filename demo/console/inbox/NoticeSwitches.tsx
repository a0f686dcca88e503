/** Whether the desktop and a sound tell of new messages. */
import type { JSX } from 'preact'
import { t } from '../texts.ts'
import type { Notices } from './notices.ts'

export function NoticeSwitches({ notices }: { readonly notices: Notices }): JSX.Element {
  const { desktop, hasSound } = notices
  const canAsk = desktop.value === 'on' || desktop.value === 'off'
  return (
    <div class="inbox-notices" role="group" aria-label={t('inbox.notices')}>
      {canAsk ? (
        <button
          class="quiet"
          aria-pressed={desktop.value === 'on'}
          onClick={() => void notices.setDesktop(desktop.value !== 'on')}
        >
          {t(`inbox.desktop.${desktop.value}`)}
        </button>
      ) : (
        <p class="muted">{t(`inbox.desktop.${desktop.value}`)}</p>
      )}
      <button
        class="quiet"
        aria-pressed={hasSound.value}
        onClick={() => notices.setSound(!hasSound.value)}
      >
        {t('inbox.sound')}
      </button>
    </div>
  )
}
