/** A text as it was written, with its addresses as links: nothing in it is ever markup. */
import { useMemo } from 'preact/hooks'
import type { JSX } from 'preact'
import { findLinks } from './links.ts'

export interface RichTextProps {
  readonly text: string
  /** Its links are among the stops of Tab. */
  readonly isStop?: boolean
}

export function RichText({ text, isStop = true }: RichTextProps): JSX.Element {
  const pieces = useMemo(() => findLinks(text), [text])
  return (
    <>
      {pieces.map(({ text: words, href }) =>
        href === undefined ? (
          words
        ) : (
          <a
            href={href}
            target={href.startsWith('http') ? '_blank' : undefined}
            rel="noopener noreferrer nofollow"
            dir="ltr"
            tabIndex={isStop ? 0 : -1}
          >
            {words}
          </a>
        ),
      )}
    </>
  )
}
