/** Who invites and what the friend gets: the name of the card, or of the part of the section. */
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { Icon } from '../../src/ui/Icon.tsx'
import { icon as PRESENT } from './Summary.tsx'

export interface InvitationHeadingProps {
  readonly id?: string | undefined
  readonly who: string
  readonly what: string
  /** Takes the focus once: the button that led here is gone. */
  readonly pressed?: { current: boolean } | undefined
}

export function InvitationHeading({ id, who, what, pressed }: InvitationHeadingProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (!pressed?.current) return
    pressed.current = false
    heading.current?.focus()
  }, [pressed])

  // A card of its own begins a new outline; in the section the title stands above.
  const Level = id ? 'h2' : 'h3'
  return (
    <Level ref={heading} id={id} class="inv-heading" tabIndex={-1}>
      <Icon path={PRESENT} />
      <span class="inv-who">{who}</span> <span class="inv-what">{what}</span>
    </Level>
  )
}
