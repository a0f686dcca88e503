/** What a guest may know before signing in: what an order earns and buys, the levels, the ways to collect. */
import type { JSX } from 'preact'
import { Earn } from './Earn.tsx'
import type { PartProps } from './Loyalty.tsx'
import { Rewards } from './Rewards.tsx'

export function Guest(props: PartProps): JSX.Element {
  const { model, t, format, place, words } = props
  const program = model.program.value
  return (
    <section class="loyalty" aria-label={place === 'page' ? t('guestTitle') : undefined}>
      <div class="invitation">
        <p class="guest-title">{t('guestTitle')}</p>
        {program && program.status === 'active' && (
          <p class="earn">
            {t('earn', {
              points: words.points(program.earn.points),
              amount: format.money({ minor: program.earn.perMinor, currency: program.currency }),
            })}
          </p>
        )}
        {program?.status === 'paused' && <p class="note">{t('program_paused')}</p>}
        <p class="note">{t('guestLead')}</p>
        {model.signInUrl && (
          <a class="action" href={model.signInUrl}>
            {t('signIn')}
          </a>
        )}
      </div>
      <Rewards {...props} />
      <Levels {...props} />
      <Earn {...props} />
    </section>
  )
}

function Levels({ model, t, words }: PartProps): JSX.Element | null {
  const tiers = model.program.value?.tiers
  if (!tiers?.length) return null
  return (
    <div>
      <h3>{t('levels')}</h3>
      <ol class="levels">
        {tiers.map((tier) => (
          <li key={tier.id}>
            <span class="tier-name">{words.nameOf(tier)}</span>
            <span>{t('from', { amount: words.qualifying(tier.threshold) })}</span>
            {tier.earnRatePercent !== 100 && (
              <span class="rate">{t('rate', { rate: tier.earnRatePercent / 100 })}</span>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
