/** Holds the place of what is loading; becomes visible only after 300 ms, so that a fast answer never flashes. */
import type { JSX } from 'preact'

export function Skeleton({ label }: { readonly label: string }): JSX.Element {
  return (
    <div class="skeleton" aria-busy="true">
      <span class="sr">{label}</span>
      <span class="bone wide" />
      <span class="bone" />
      <span class="bone wide" />
    </div>
  )
}
