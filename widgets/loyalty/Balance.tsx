/** The points one can spend, in large; what arrives later and what is owed, in words. */
import type { JSX } from 'preact'
import type { LoyaltyProps } from './Loyalty.tsx'
import type { Wallet } from './contract.ts'

export function Balance({
  wallet,
  t,
  format,
}: Pick<LoyaltyProps, 't' | 'format'> & { readonly wallet: Wallet }): JSX.Element {
  const { nextRelease, pending, debt, spendable } = wallet
  const later = nextRelease ? pending - nextRelease.points : pending
  return (
    <div class="balance">
      {/* Announced when it changes under the shopper's eyes; not on load, when the region is new. */}
      <p class="points" role="status">
        <strong>{format.number(spendable)}</strong> {t('unit', { count: spendable })}
      </p>
      {nextRelease && (
        <p class="pending">
          {t('pending', { count: nextRelease.points, date: format.date(nextRelease.at) })}
        </p>
      )}
      {later > 0 && <p class="pending">{t('pendingLater', { count: later })}</p>}
      {pending > 0 && <p class="note">{t('pendingWhy')}</p>}
      {debt > 0 && <p class="note warn">{t('debt', { count: debt })}</p>}
    </div>
  )
}
