/** A titled card. */
import type { ComponentChildren, JSX } from 'preact'

interface ChapterProps {
  readonly title: string
  readonly children: ComponentChildren
}

export function Chapter({ title, children }: ChapterProps): JSX.Element {
  return (
    <section class="card chapter" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
