/** What a guest may know before signing in: what an order earns, and the levels. */
import type { JSX } from 'preact'
import type { LoyaltyProps } from './Loyalty.tsx'
import type { Program } from './contract.ts'

export function Guest({ model, t, format }: LoyaltyProps): JSX.Element {
  const program = model.program.value
  return (
    <section class="loyalty" aria-label={t('guestTitle')}>
      <div class="invitation">
        <p class="guest-title">{t('guestTitle')}</p>
        {program && program.status === 'active' && (
          <p class="earn">
            {t('earn', {
              count: program.earn.points,
              amount: format.money({ minor: program.earn.perMinor, currency: program.currency }),
            })}
          </p>
        )}
        {program?.status === 'paused' && <p class="note">{t('paused')}</p>}
        <p class="note">{t('guestLead')}</p>
        {model.signInUrl && (
          <a class="action" href={model.signInUrl}>
            {t('signIn')}
          </a>
        )}
      </div>
      {program && program.tiers.length > 0 && <Levels tiers={program.tiers} t={t} />}
    </section>
  )
}

interface LevelsProps extends Pick<LoyaltyProps, 't'> {
  readonly tiers: Program['tiers']
}

function Levels({ tiers, t }: LevelsProps): JSX.Element {
  return (
    <div>
      <h3>{t('levels')}</h3>
      <ol class="levels">
        {tiers.map((tier) => (
          <li key={tier.id}>
            <span class="tier-name">{tier.name}</span>
            <span>{t('from', { count: tier.threshold })}</span>
            {tier.earnRatePercent !== 100 && (
              <span class="rate">{t('rate', { rate: tier.earnRatePercent / 100 })}</span>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
