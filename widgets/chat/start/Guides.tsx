/** Ways to an answer in several steps: the merchant’s questions and choices, and the state of an order. */
import type { JSX } from 'preact'
import type { AnswersProps } from './Answers.tsx'

export function Guides({ facts, model, t, onGo }: AnswersProps): JSX.Element | null {
  const hasOrders = facts.orderStatus && model.can.orderStatus
  if (!facts.flow && !hasOrders) return null
  return (
    <p class="buttons">
      {hasOrders && (
        <button type="button" class="plain" onClick={() => onGo('order')}>
          {t('order')}
        </button>
      )}
      {facts.flow && (
        <button type="button" class="plain" onClick={() => onGo('flow')}>
          {t('flow')}
        </button>
      )}
    </p>
  )
}
