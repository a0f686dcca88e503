/** The wallet in one line: what one has and what is missing to the next level; for a guest, what an order earns. */
import type { JSX } from 'preact'
import type { SummaryProps } from '../../src/widget.ts'
import type { LoyaltyModel } from './model.ts'
import type { messages } from './messages.ts'
import { createWords } from './words.ts'

/** A star: what is collected. */
export const icon = 'M12 4.2l2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.6-4.8 2.6.9-5.4-3.9-3.8 5.4-.8Z'

export function Summary(
  props: SummaryProps<LoyaltyModel, (typeof messages)['en']>,
): JSX.Element | null {
  const { model, t, format } = props
  const words = createWords(props)
  const wallet = model.wallet.value
  const program = model.program.value
  if (model.status.value === 'member' && wallet) {
    const { next } = wallet.tier
    const points = words.points(wallet.spendable)
    if (!next) return <>{points}</>
    const tier = words.nameOf(next.tier)
    return <>{`${points} · ${t('missing', { amount: words.qualifying(next.missing), tier })}`}</>
  }
  if (!program || program.status !== 'active') return null
  const amount = format.money({ minor: program.earn.perMinor, currency: program.currency })
  return <>{t('earn', { points: words.points(program.earn.points), amount })}</>
}
