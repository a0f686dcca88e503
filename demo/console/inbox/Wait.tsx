/** For how long somebody has waited; it ticks. */
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../texts.ts'
import { shortTime } from './words.ts'

/** From then on it is said in another colour. */
const LONG_MS = 600_000

interface WaitProps {
  readonly since: string
  readonly now: ReadonlySignal<number>
}

export function Wait({ since, now }: WaitProps): JSX.Element {
  // The clock of the server may be ahead of this computer’s.
  const waitedMs = Math.max(0, now.value - Date.parse(since))
  return (
    <span class={waitedMs >= LONG_MS ? 'wait wait-long' : 'wait'}>
      {t('inbox.waits', { time: shortTime(waitedMs) })}
    </span>
  )
}
