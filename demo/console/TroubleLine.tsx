/** What went wrong, read out when it does. */
import type { JSX } from 'preact'
import type { Trouble } from './attempts.ts'
import { troubleText } from './trouble-text.ts'

export function TroubleLine({
  trouble,
}: {
  readonly trouble: Trouble | undefined
}): JSX.Element | null {
  if (!trouble) return null
  return (
    <p class="trouble" role="alert">
      {troubleText(trouble)}
    </p>
  )
}
