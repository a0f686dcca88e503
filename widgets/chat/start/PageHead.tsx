/** The top of a page behind the first: its name, and the way back. Has the focus when it comes. */
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { Icon } from '../../../src/ui/Icon.tsx'
import type { PageProps } from './Start.tsx'

const ARROW = 'M15 5l-7 7 7 7'

export interface PageHeadProps extends Pick<PageProps, 't' | 'onGo'> {
  readonly title: string
}

export function PageHead({ t, onGo, title }: PageHeadProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that led here is gone.
  useEffect(() => heading.current?.focus(), [])
  return (
    <div class="start-head">
      <button type="button" class="start-back" aria-label={t('back')} onClick={() => onGo('')}>
        <Icon path={ARROW} isDirected />
      </button>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
    </div>
  )
}
