/** The points one can spend, in large and in the shop's own colour; below it what arrives later and what is owed, in words. */
import type { JSX } from 'preact'
import { Icon } from '../../src/ui/Icon.tsx'
import type { PartProps } from './Loyalty.tsx'
import type { Wallet } from './contract.ts'

const CLOCK = 'M12 7.5V12l3 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z'
const RETURN = 'M9 6L5 10l4 4M5 10h9.5a4.5 4.5 0 0 1 0 9H11'

type BalanceProps = Pick<PartProps, 't' | 'format' | 'words'> & { readonly wallet: Wallet }

export function Balance({ wallet, t, format, words }: BalanceProps): JSX.Element {
  const { spendable, tier } = wallet
  return (
    <>
      <div class="purse">
        {tier.current && <span class="purse-tier">{words.nameOf(tier.current)}</span>}
        {/* Announced when it changes under the shopper's eyes; not on load, when the region is new. */}
        <p class="points" role="status">
          <strong>{format.number(spendable)}</strong> {t('unit', { unit: words.unit(spendable) })}
        </p>
      </div>
      <Coming wallet={wallet} t={t} format={format} words={words} />
    </>
  )
}

/** What changes the balance by itself: points that are on their way, and a debt. */
function Coming({ wallet, t, format, words }: BalanceProps): JSX.Element | null {
  const { nextRelease, pending, debt } = wallet
  const later = nextRelease ? pending - nextRelease.points : pending
  if (pending === 0 && debt === 0) return null
  return (
    <ul class="coming">
      {pending > 0 && (
        <li>
          <Icon path={CLOCK} />
          <div>
            {nextRelease && (
              <p class="pending">
                {t('pending', {
                  points: words.points(nextRelease.points),
                  date: format.date(nextRelease.at),
                })}
              </p>
            )}
            {later > 0 && (
              <p class="pending">{t('pendingLater', { points: words.points(later) })}</p>
            )}
            <p class="note">{t('pendingWhy')}</p>
          </div>
        </li>
      )}
      {debt > 0 && (
        <li class="warn">
          <Icon path={RETURN} isDirected />
          <p>{t('debt', { points: words.points(debt) })}</p>
        </li>
      )}
    </ul>
  )
}
