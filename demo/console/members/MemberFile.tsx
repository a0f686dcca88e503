/** One member: what they have, which codes, and how it came about. */
import type { JSX } from 'preact'
import type { Redemption, Wallet } from '../../../widgets/loyalty/contract.ts'
import { Chapter } from '../Chapter.tsx'
import { valueInWords } from '../programme/reward-words.ts'
import { day, number, t } from '../texts.ts'
import { History } from './History.tsx'
import type { MemberFile, MembersModel } from './model.ts'

interface MemberFileProps {
  readonly file: MemberFile
  readonly model: MembersModel
}

export function MemberFileView({ file, model }: MemberFileProps): JSX.Element {
  const { member, wallet, redemptions } = file
  return (
    <>
      <Chapter title={member.name ?? member.customerId}>
        <p class="muted">
          {[member.email, member.customerId, t('members.since', { day: day(member.since) })]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {wallet.excluded && <p class="trouble">{t('wallet.excluded')}</p>}
        <Figures wallet={wallet} />
        <p>{tierLine(wallet)}</p>
        {wallet.nextRelease && (
          <p>
            {t('wallet.release', {
              count: wallet.nextRelease.points,
              day: day(wallet.nextRelease.at),
            })}
          </p>
        )}
        {wallet.nextExpiry && (
          <p>
            {t('wallet.expiry', {
              count: wallet.nextExpiry.points,
              day: day(wallet.nextExpiry.at),
            })}
          </p>
        )}
      </Chapter>
      <Codes redemptions={redemptions} />
      <History history={file.history} model={model} />
    </>
  )
}

const FIGURES = ['available', 'pending', 'held', 'debt', 'lifetime'] as const

function Figures({ wallet }: { readonly wallet: Wallet }): JSX.Element {
  return (
    <dl class="figures">
      {FIGURES.map((figure) => (
        <div key={figure}>
          <dt>{t(`wallet.${figure}`)}</dt>
          <dd>{number(wallet[figure])}</dd>
        </div>
      ))}
    </dl>
  )
}

function tierLine({ tier: { current, next } }: Wallet): string {
  const now = current ? t('wallet.tier', { name: current.name }) : t('wallet.no-tier')
  return next
    ? `${now} ${t('wallet.next-tier', { name: next.tier.name, missing: number(next.missing) })}`
    : now
}

function Codes({ redemptions }: { readonly redemptions: readonly Redemption[] }): JSX.Element {
  return (
    <Chapter title={t('codes.title')}>
      {redemptions.length === 0 && <p class="muted">{t('codes.none')}</p>}
      <ul class="rows">
        {redemptions.map((redemption) => (
          <li key={redemption.id}>
            <span>
              <code>{redemption.code ?? redemption.rewardName}</code>
              <span class="row-text">
                {t('codes.row', {
                  value: valueInWords(redemption.value),
                  count: redemption.points,
                })}
              </span>
            </span>
            <span class={`tag tag-${redemption.status}`}>{t(`codes.${redemption.status}`)}</span>
            <span class="muted">{codeDate(redemption)}</span>
          </li>
        ))}
      </ul>
    </Chapter>
  )
}

function codeDate({ status, expiresAt, createdAt, orderId }: Redemption): string {
  if (orderId) return t('codes.order', { order: orderId })
  const isLive = status === 'issued' || status === 'held' || status === 'requested'
  return isLive ? t('codes.until', { day: day(expiresAt) }) : day(createdAt)
}
