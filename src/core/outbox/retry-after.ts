/** `Retry-After`, in seconds or as a date, in ms from now; 0 when there is none or nobody may read it. */
import { DAY, SECOND } from '../clock.ts'

export function readRetryAfter(header: string | null, now: number): number {
  const seconds = Number(header)
  const delayMs = Number.isNaN(seconds) ? Date.parse(header ?? '') - now : seconds * SECOND
  return delayMs > 0 ? Math.min(delayMs, DAY) : 0
}
