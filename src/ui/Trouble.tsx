/** Something could not be had: says so aloud, and offers to try again. */
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from './Icon.tsx'

const CLOUD = 'M7 18a4 4 0 0 1-.6-8A6 6 0 0 1 18 9.5a4.3 4.3 0 0 1 .6 8.4M12 13v3M12 19v.01'

export interface TroubleProps {
  readonly children: ComponentChildren
  readonly retry: string
  readonly onRetry: () => void
}

export function Trouble({ children, retry, onRetry }: TroubleProps): JSX.Element {
  return (
    <div class="trouble">
      <Icon path={CLOUD} />
      <p role="status">{children}</p>
      <button type="button" class="plain" onClick={onRetry}>
        {retry}
      </button>
    </div>
  )
}
