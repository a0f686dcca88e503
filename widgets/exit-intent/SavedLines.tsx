/** The lines of a saved cart, with what has changed since: sold out, fewer left, another price. */
import type { JSX } from 'preact'
import type { FoundLine } from '../../src/contract/campaign/saved-cart.ts'
import type { RestoreProps } from './RestoreCart.tsx'

export interface SavedLinesProps extends Pick<RestoreProps, 't' | 'format'> {
  readonly lines: readonly FoundLine[]
  /** ISO 4217; empty where nobody said what anything costs. */
  readonly currency: string
  /** Each leads to its product. */
  readonly hasLinks?: boolean
}

export function SavedLines(props: SavedLinesProps): JSX.Element | null {
  const { lines, t, hasLinks } = props
  if (lines.length === 0) return null
  return (
    <ul class="saved-lines">
      {lines.map((line) => {
        const { productId, variantId, name, quantity, url } = line
        const words = t('restoreQuantity', { quantity, name: name || productId })
        return (
          <li key={`${productId} ${variantId}`}>
            {hasLinks && url && line.state !== 'sold_out' ? (
              <a class="saved-link" href={url}>
                {words}
              </a>
            ) : (
              <span class={line.state === 'sold_out' ? 'saved-gone' : undefined}>{words}</span>
            )}
            <Change {...props} line={line} />
          </li>
        )
      })}
    </ul>
  )
}

/** What is another than it was; else what one costs. */
function Change(props: SavedLinesProps & { line: FoundLine }): JSX.Element | null {
  const { line, currency, t, format } = props
  const price = (minor: number): string => format.money({ minor, currency })
  const { state, quantity: was, available, unit, unitNow } = line
  if (state === 'sold_out') return <strong>{t('restoreSoldOut')}</strong>
  if (state === 'clipped' && available !== undefined)
    return <strong>{t('restoreClipped', { count: available, was })}</strong>
  if (!currency) return null
  if (state === 'repriced' && unit !== undefined && unitNow !== undefined)
    return <strong>{t('restoreRepriced', { now: price(unitNow), was: price(unit) })}</strong>
  return unit === undefined ? null : <span class="note">{price(unit)}</span>
}
