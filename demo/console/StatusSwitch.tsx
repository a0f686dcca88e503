/** Whether a programme runs or rests, switched at once. */
import type { JSX } from 'preact'
import { Chapter } from './Chapter.tsx'
import { t } from './texts.ts'

export type ProgrammeStatus = 'draft' | 'active' | 'paused'

interface StatusSwitchProps {
  readonly status: ProgrammeStatus
  /** What it means for shoppers. */
  readonly text: string
  /** Said once after a change. */
  readonly saved: string | false | undefined
  readonly busy: boolean
  readonly note?: string | undefined
  onSwitch(status: 'active' | 'paused'): void
}

const STATUSES = ['active', 'paused'] as const

export function StatusSwitch(props: StatusSwitchProps): JSX.Element {
  const { status: current, text, saved, busy, note, onSwitch } = props
  return (
    <Chapter title={t('status.title')}>
      <div class="switch" role="group" aria-label={t('status.title')}>
        {STATUSES.map((status) => (
          <button
            key={status}
            aria-pressed={status === current}
            aria-disabled={busy}
            onClick={() => {
              if (status !== current) onSwitch(status)
            }}
          >
            {t(`status.${status}`)}
          </button>
        ))}
      </div>
      <p>{text}</p>
      {note && <p class="muted">{note}</p>}
      <p class="done" role="status">
        {saved}
      </p>
    </Chapter>
  )
}
