/** The level reached, what it brings, what keeps it, and the way to the next; points still locked are the paler part of the bar. */
import type { JSX } from 'preact'
import type { PartProps } from './Loyalty.tsx'
import type { TierStanding } from './contract.ts'

type TierProgressProps = Pick<PartProps, 't' | 'format' | 'words'> & {
  readonly standing: TierStanding
}

export function TierProgress(props: TierProgressProps): JSX.Element | null {
  const { standing, t, format, words } = props
  const { current, next, qualifying, pendingQualifying, until } = standing
  if (!current && !next) return null
  const name = current ? t('tier', { tier: words.nameOf(current) }) : t('tierNone')
  return (
    <div class="tier">
      <p class="tier-head">
        <span class="tier-name">{name}</span>
        {until && <span class="note">{t('tierUntil', { date: format.date(until) })}</span>}
      </p>
      {next ? (
        <>
          <ProgressBar
            have={qualifying}
            pending={pendingQualifying}
            need={next.tier.threshold}
            label={t('progress', {
              have: words.qualifyingNumber(qualifying),
              need: words.qualifying(next.tier.threshold),
            })}
          />
          <p class="tier-missing">
            {t('missing', {
              amount: words.qualifying(next.missing),
              tier: words.nameOf(next.tier),
            })}
            {pendingQualifying > 0 && (
              <span class="note">
                {t('missingPending', {
                  amount: words.qualifying(Math.min(pendingQualifying, next.missing)),
                })}
              </span>
            )}
          </p>
        </>
      ) : (
        <p class="tier-missing">{t('top')}</p>
      )}
      <Keeping {...props} />
    </div>
  )
}

/** What keeps the level, said louder once it is at risk; and what it is worth keeping for. */
function Keeping({ standing, t, format, words }: TierProgressProps): JSX.Element | null {
  const { current, retain, inGrace } = standing
  if (!current) return null
  return (
    <>
      {retain && retain.missing > 0 && (
        <p class={inGrace ? 'unmet' : 'note'}>
          {t('retain', {
            amount: words.qualifying(retain.missing),
            date: format.date(retain.by),
            tier: words.nameOf(current),
          })}
        </p>
      )}
      {current.benefits && current.benefits.length > 0 && (
        <>
          <h3>{t('benefits')}</h3>
          <ul class="benefits">
            {current.benefits.map((benefit) => (
              <li key={benefit}>{benefit}</li>
            ))}
          </ul>
        </>
      )}
    </>
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
