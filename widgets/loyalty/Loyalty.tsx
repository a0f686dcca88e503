/** The wallet: balance, what is on its way, level and what is missing to the next one. */
import { useEffect, useMemo } from 'preact/hooks'
import type { JSX } from 'preact'
import type { ViewProps } from '../../src/widget.ts'
import { Skeleton } from '../../src/ui/Skeleton.tsx'
import { Trouble } from '../../src/ui/Trouble.tsx'
import section from '../../src/ui/section.css?inline'
import { Guest } from './Guest.tsx'
import type { LoyaltyModel } from './model.ts'
import type { messages } from './messages.ts'
import { Balance } from './Balance.tsx'
import { TierProgress } from './TierProgress.tsx'
import { Estimate } from './Estimate.tsx'
import { MemberParts } from './MemberParts.tsx'
import { createWords, type Words } from './words.ts'
import wallet from './loyalty.css?inline'
import parts from './parts.css?inline'

export const styles = section + wallet + parts
export type LoyaltyProps = ViewProps<LoyaltyModel, (typeof messages)['en']>

export interface PartProps extends LoyaltyProps {
  readonly words: Words
  /** A reward was asked for in this very view, and not in another one on the page: its code is what to look at next. */
  readonly asked?: { current: boolean }
}

export function Loyalty(props: LoyaltyProps): JSX.Element {
  const { model, t, format, attributes } = props
  const program = model.program.value
  const words = useMemo(() => createWords({ model, t, format }), [model, t, format, program])
  const Content = attributes?.['show'] === 'estimate' ? Estimate : Account
  return <Content {...props} words={words} />
}

function Account(props: PartProps): JSX.Element {
  const { model, t, format, place, words, attributes } = props
  const status = model.status.value
  const wallet = model.wallet.value
  const staleSince = model.staleSince.value

  useEffect(
    () => (status === 'member' || status === 'guest' ? model.show(place) : undefined),
    [model, place, status],
  )
  // The panel is a place of its own already; a landmark in it would be a second one of the same name.
  const label = place === 'page' ? t('title') : undefined

  if (status === 'failed') {
    return (
      <section class="loyalty" aria-label={label}>
        <Trouble retry={t('retry')} onRetry={() => void model.refresh()}>
          {t('failed')}
        </Trouble>
      </section>
    )
  }
  if (status === 'guest') return <Guest {...props} />
  if (!wallet) return <Skeleton label={t('loading')} />
  return (
    <section class="loyalty" aria-label={label}>
      {staleSince && (
        <p class="stale" role="status">
          {t('asOf', { time: `${format.date(staleSince)}, ${format.time(staleSince)}` })}
        </p>
      )}
      <Balance wallet={wallet} t={t} format={format} words={words} />
      <TierProgress standing={wallet.tier} t={t} format={format} words={words} />
      {attributes?.['show'] !== 'balance' && <MemberParts {...props} />}
    </section>
  )
}

export { Loyalty as View }
