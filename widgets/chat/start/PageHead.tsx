/** The top of a page behind the first: its name, and the way back. Has the focus when it comes. */
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import type { PageProps } from './Start.tsx'

export interface PageHeadProps extends Pick<PageProps, 't' | 'onGo'> {
  readonly title: string
}

export function PageHead({ t, onGo, title }: PageHeadProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that led here is gone.
  useEffect(() => heading.current?.focus(), [])
  return (
    <div class="line start-head">
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {/* In a word: an arrow would stand below that of the panel, which leads elsewhere. */}
      <button type="button" class="plain" onClick={() => onGo('')}>
        {t('back')}
      </button>
    </div>
  )
}
