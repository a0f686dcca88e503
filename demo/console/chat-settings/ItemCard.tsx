/** One of several things of a kind, with the buttons that move it up and take it out. */
import type { ComponentChildren, JSX } from 'preact'
import type { Fault } from '../referrals/rules-form.ts'
import { t } from '../texts.ts'

interface ItemCardProps {
  readonly name: string
  /** Of what is wrong with it as a whole. */
  readonly fault?: Fault | undefined
  readonly children: ComponentChildren
  readonly onLift?: (() => void) | undefined
  onRemove(): void
}

export function ItemCard({ name, fault, children, onLift, onRemove }: ItemCardProps): JSX.Element {
  return (
    <li class="block">
      <div class="block-head">
        <b dir="auto">{name}</b>
        {onLift && (
          <button
            type="button"
            class="quiet"
            aria-label={t('chat.up-of', { name })}
            onClick={onLift}
          >
            {t('chat.up')}
          </button>
        )}
        <button
          type="button"
          class="quiet"
          aria-label={t('chat.remove-of', { name })}
          onClick={onRemove}
        >
          {t('chat.remove')}
        </button>
      </div>
      {fault && <p class="trouble">{fault.why}</p>}
      {children}
    </li>
  )
}
