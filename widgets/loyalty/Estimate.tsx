/** What the cart or product beside it will earn: one line, and nothing while it is not known. */
import { useEffect, useMemo } from 'preact/hooks'
import type { JSX } from 'preact'
import type { PartProps } from './Loyalty.tsx'

export function Estimate({ model, t, words, attributes = {} }: PartProps): JSX.Element {
  const estimating = useMemo(() => model.createEstimating(), [model])
  const { lines, currency } = attributes
  // Without lines of its own it stands for the cart, and follows it.
  const cart = lines ? undefined : model.cart.value
  const status = model.status.value
  const revision = model.program.value?.revision

  useEffect(() => {
    if (status === 'loading') return
    void estimating.follow(cart ?? model.readLines(lines, currency), status === 'member')
  }, [estimating, lines, currency, cart, status, revision])

  const points = estimating.value.value?.points
  return (
    <p class="estimate" role="status">
      {points ? t('estimate', { points: words.points(points) }) : null}
    </p>
  )
}
