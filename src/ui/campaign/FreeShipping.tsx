/** How much is missing until shipping is free: right for the cart as it is, said once for each change, and never a pixel higher. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { FreeShipping as Reckoned } from '../../campaigns/free-shipping.ts'
import type { BlockOf, BlockProps } from './block-props.ts'

export function FreeShipping(props: BlockProps<BlockOf<'free-shipping'>>): JSX.Element | null {
  const { showing, model, t } = props
  const reckoned = model.shipping(showing.occasion)
  const { state, share, isNothingSent } = reckoned
  const text = isNothingSent ? undefined : tell(reckoned, props)
  const news = useNews(text)
  // A line that was there keeps its room; one that never had anything to say takes none.
  const wasThere = useRef(false)
  wasThere.current ||= text !== undefined
  if (!wasThere.current) return null
  const hasBar = text !== undefined && (state === 'missing' || state === 'reached')
  return (
    <div class="cmp-ship" data-state={state}>
      <p class="cmp-ship-text" aria-hidden={hasBar}>
        {text}
      </p>
      {hasBar ? (
        <div
          class="bar"
          role="progressbar"
          aria-label={t('shipLabel')}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.floor(share * 100)}
          aria-valuetext={text}
        >
          <span class="fill" style={{ inlineSize: `${share * 100}%` }} />
        </div>
      ) : (
        <div class="cmp-ship-rest" />
      )}
      <p class="sr" role="status">
        {news}
      </p>
    </div>
  )
}

function tell(
  { state, missing, freeFrom }: Reckoned,
  { t, format }: Pick<BlockProps, 't' | 'format'>,
): string | undefined {
  if (state === 'reached') return t('shipReached')
  if (state === 'unavailable') return t('shipUnavailable')
  if (missing) return t('shipMissing', { amount: format.money(missing) })
  return freeFrom && t('shipFrom', { amount: format.money(freeFrom) })
}

/** What has changed since it was drawn first: that was read already. */
function useNews(text: string | undefined): string {
  const first = useRef(text)
  const [news, setNews] = useState('')
  useEffect(() => {
    if (text === first.current && news === '') return
    setNews(text ?? '')
  }, [text])
  return news
}
