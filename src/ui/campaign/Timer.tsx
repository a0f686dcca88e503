/** The time an offer has left, by the backend’s clock: silent but for a word at ten minutes and at one. */
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { useCalm } from '../use-calm.ts'
import type { CampaignProps } from './block-props.ts'

export interface TimerProps extends Pick<CampaignProps, 'model' | 't' | 'format'> {
  readonly expiresAt: string
}

const MINUTE_MS = 60_000
/** Minutes left at which it is said aloud. */
const SAID_AT = [1, 10]

export function Timer({ model, t, format, expiresAt }: TimerProps): JSX.Element | null {
  const isCalm = useCalm()
  useEffect(() => model.offers.clock.watch(), [model])
  const now = model.offers.clock.now.value
  const left = now === undefined ? undefined : Date.parse(expiresAt) - now
  const warning = useWarning(left)
  // Without an answer of the backend nobody knows what time it is there; the end stands beside it.
  if (left === undefined || left <= 0) return null
  // Nothing ticks for who asked for less motion: whole minutes, rounded down.
  const shown = isCalm ? Math.floor(left / MINUTE_MS) * MINUTE_MS : left
  return (
    <>
      <span class="cmp-timer" role="timer">
        {shown > 0 ? t('timeLeft', { time: format.duration(shown) }) : t('timeLast')}
      </span>
      <span class="sr" role="status">
        {warning === undefined ? '' : t('timeWarning', { count: warning })}
      </span>
    </>
  )
}

/** The mark that was passed last while the shopper looked; what was passed before they came is no news. */
function useWarning(left: number | undefined): number | undefined {
  const before = useRef(left)
  const said = useRef<number | undefined>(undefined)
  const last = before.current
  if (left !== undefined && last !== undefined)
    said.current =
      SAID_AT.find((mark) => left <= mark * MINUTE_MS && last > mark * MINUTE_MS) ?? said.current
  before.current = left
  return said.current
}
