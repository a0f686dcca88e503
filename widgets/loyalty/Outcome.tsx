/** How something stands that the shopper has asked for: under way, not known, or refused and why. */
import type { JSX } from 'preact'
import type { PartProps } from './Loyalty.tsx'

export function Outcome({
  id,
  model,
  t,
  words,
}: Pick<PartProps, 'model' | 't' | 'words'> & { readonly id: string }): JSX.Element {
  const doing = model.doings.all.value.get(id)
  return (
    <p class="outcome note" role="status">
      {doing && (doing.status === 'sending' ? t('sending') : words.problem(doing))}
      {doing?.status === 'unsure' && ` ${t('unsure')}`}
    </p>
  )
}
