/** What the member has, and from when on some of it would be lost. */
import type { JSX } from 'preact'
import type { BlockOf, BlockProps } from './block-props.ts'

export function Points({ showing, t, format }: BlockProps<BlockOf<'points'>>): JSX.Element | null {
  const { points } = showing.occasion
  if (!points) return null
  return (
    <p class="cmp-points">
      <strong>{t('pointsYours', { count: points.balance })}</strong>{' '}
      {points.expiringAt && (
        <span>{t('pointsUntil', { date: format.date(points.expiringAt) })}</span>
      )}
    </p>
  )
}
