/** Where a subscription is being cancelled: the way on is there with every step, as large as the way back. */
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { SittingProps } from '../part-props.ts'

export function CancelWays({ model, sitting, t, next }: SittingProps): JSX.Element {
  const [isKept, setKept] = useState(false)
  const href = hrefOf(next)
  const onCancel = (): void => model.decide(sitting, 'cancelled')
  const onKeep = (): void => {
    model.decide(sitting, 'kept')
    setKept(true)
  }
  return (
    <>
      <p class="fb-ways fb-cancel">
        {href ? (
          <a class="plain" href={href} onClick={onCancel}>
            {t('cancelAnyway')}
          </a>
        ) : (
          <button type="button" class="plain" onClick={onCancel}>
            {t('cancelAnyway')}
          </button>
        )}
        <button type="button" class="plain" onClick={onKeep}>
          {t('keep')}
        </button>
      </p>
      <p class="cheer" role="status">
        {isKept && t('kept')}
      </p>
    </>
  )
}

/** Only a page: what else an address can be is nothing to go to. */
function hrefOf(next: string | undefined): string | undefined {
  if (!next) return undefined
  try {
    const { protocol, href } = new URL(next, document.baseURI)
    return /^https?:$/.test(protocol) ? href : undefined
  } catch {
    return undefined // No address at all: the page is told, and goes on by itself.
  }
}
