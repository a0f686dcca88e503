/** What matters now, in one line of the panel's home: a cart that waits, or what an order costs and how long it takes. */
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import type { SummaryProps } from '../../src/widget.ts'
import { tellShipping } from '../../src/model/campaign/shop-facts.ts'
import type { messages } from './messages.ts'
import type { ExitIntentModel } from './model.ts'

/** A speech bubble with a question in it. */
export const icon =
  'M4 5.5h16v11h-7.5L8 20v-3.5H4zM10.2 9.3a1.9 1.9 0 1 1 2.5 1.8c-.5.2-.7.5-.7 1M12 14v.01'

type Props = SummaryProps<ExitIntentModel, (typeof messages)['en']>

export function Summary(props: Props): JSX.Element {
  const { model } = props
  useEffect(() => model.start(), [model])
  return <>{tellCart(props) ?? tellShop(props) ?? ''}</>
}

function tellCart({ model, t, format }: Props): string | undefined {
  if (model.restoring.state.value === 'found') return t('summaryWaits')
  const saved = model.saving.saved.value
  return saved && t('summarySaved', { date: format.date(saved.expiresAt) })
}

function tellShop({ model, t, format }: Props): string | undefined {
  const facts = model.facts.value
  if (!facts) return undefined
  const { currency, country } = model.cart.value ?? {}
  const { freeFrom } = tellShipping(facts, { country, currency }) ?? {}
  if (freeFrom) return t('summaryShipping', { amount: format.money(freeFrom) })
  return model.saving.hasCart.value ? t('summarySave') : undefined
}
