/** The level reached and the way to the next; points still locked are the paler part of the bar. */
import type { JSX } from 'preact'
import type { LoyaltyProps } from './Loyalty.tsx'
import type { TierStanding } from './contract.ts'

export function TierProgress({
  standing,
  t,
  format,
}: Pick<LoyaltyProps, 't' | 'format'> & { readonly standing: TierStanding }): JSX.Element | null {
  const { current, next, qualifying, pendingQualifying, until } = standing
  if (!current && !next) return null
  return (
    <div class="tier">
      <p class="tier-head">
        <span class="tier-name">{current ? t('tier', { tier: current.name }) : t('tierNone')}</span>
        {until && <span class="note">{t('tierUntil', { date: format.date(until) })}</span>}
      </p>
      {next ? (
        <>
          <ProgressBar
            have={qualifying}
            pending={pendingQualifying}
            need={next.tier.threshold}
            label={t('progress', { have: qualifying, need: next.tier.threshold })}
          />
          <p class="tier-missing">
            {t('missing', { count: next.missing, tier: next.tier.name })}
            {pendingQualifying > 0 && (
              <span class="note">
                {t('missingPending', { count: Math.min(pendingQualifying, next.missing) })}
              </span>
            )}
          </p>
        </>
      ) : (
        <p class="tier-missing">{t('top')}</p>
      )}
    </div>
  )
}

interface ProgressBarProps {
  readonly have: number
  readonly pending: number
  readonly need: number
  readonly label: string
}

function ProgressBar({ have, pending, need, label }: ProgressBarProps): JSX.Element {
  const share = (points: number): string => `${Math.min(100, (100 * points) / need)}%`
  return (
    <div
      class="bar"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={need}
      aria-valuenow={Math.min(have, need)}
      aria-valuetext={label}
    >
      <span class="ghost" style={{ inlineSize: share(have + pending) }} />
      <span class="fill" style={{ inlineSize: share(have) }} />
    </div>
  )
}
