/** How asking for a link stands: under way, or refused and why. */
import type { JSX } from 'preact'
import type { GuestStartProps } from './GuestStart.tsx'

export function GuestOutcome({ model, t }: GuestStartProps): JSX.Element {
  const { status, code } = model.guest.doing.value ?? {}
  return (
    <p class="inv-refusal" role="status">
      {status && status !== 'sending' && t(wordOf(code))}
    </p>
  )
}

function wordOf(code: string | undefined) {
  switch (code) {
    case 'not_eligible':
      return 'guestNotEligible'
    case 'program_paused':
    case 'rate_limited':
    case 'no_answer':
      return code
    default:
      return 'sorry'
  }
}
