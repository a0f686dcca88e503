/** An icon in lines, for the eye alone: the words stand beside it or in the label of its button. */
import type { JSX } from 'preact'

export interface IconProps {
  /** Path data on 24 by 24. */
  readonly path: string
  /** Points the other way where one reads from right to left: arrows do, clocks do not. */
  readonly isDirected?: boolean
}

export function Icon({ path, isDirected = false }: IconProps): JSX.Element {
  return (
    <svg class={isDirected ? 'icon directed' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
