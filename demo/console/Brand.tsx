/** The sign and name of the console. */
import type { JSX } from 'preact'

export function Brand(): JSX.Element {
  return (
    <p class="brand">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect class="brand-ground" width="32" height="32" rx="8" />
        <path
          class="brand-letter"
          d="M9.5 23V9h7.2c3.3 0 5.5 1.9 5.5 4.9 0 2.3-1.3 3.9-3.3 4.600l3.6 4.6"
        />
        <circle class="brand-dot" cx="24.5" cy="8" r="2.5" />
      </svg>
      Regulars
    </p>
  )
}
