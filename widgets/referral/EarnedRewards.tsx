/** Codes that were earned and are not used, those that end first on top: into the cart, or onto the clipboard. */
import { useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { copyText } from '../../src/ui/copy-text.ts'
import type { EarnedReward } from './contract/home.ts'
import { bySoonest } from './model/earned.ts'
import type { PartProps } from './Referral.tsx'

export function EarnedRewards(props: PartProps): JSX.Element | null {
  const { model, t } = props
  const rewards = model.home.value?.rewards ?? []
  if (rewards.length === 0) return null
  return (
    <div>
      <h3>{t('rewards')}</h3>
      <ul class="ref-rewards">
        {bySoonest(rewards).map((reward) => (
          <Ticket key={reward.id} {...props} reward={reward} />
        ))}
      </ul>
    </div>
  )
}

interface TicketProps extends PartProps {
  readonly reward: EarnedReward
}

function Ticket({ reward, ...props }: TicketProps): JSX.Element {
  const { model, t, words } = props
  const { id, code, value } = reward
  const shown = useRef<HTMLElement>(null)
  const [copied, setCopied] = useState<boolean>()
  const isApplied = model.earned.applied.value.has(id)

  async function onUse(): Promise<void> {
    if ((await model.earned.apply(reward)) || !shown.current) return
    setCopied(await copyText(code, shown.current))
    model.earned.noteCopied()
  }

  return (
    <li class="ticket">
      <p>
        <strong>{words.rewardAlone(value)}</strong>
      </p>
      <div class="ref-code">
        <code ref={shown} class="code" translate={false}>
          {code}
        </code>
        {!isApplied && (
          <button type="button" class="action" onClick={() => void onUse()}>
            {t('useCode')}
            <span class="sr">{` ${code}`}</span>
          </button>
        )}
      </div>
      <p class="note">{termsOf(reward, props)}</p>
      <p class="ref-told" role="status">
        {isApplied ? t('applied') : copied === undefined ? '' : t(copied ? 'copied' : 'selected')}
      </p>
    </li>
  )
}

function termsOf({ expiresAt, minOrder }: EarnedReward, { model, t, format }: PartProps): string {
  const until = t('rewardUntil', { date: format.date(expiresAt) })
  const currency = model.program.value?.currency
  if (!minOrder || !currency) return until
  return `${until}, ${t('rewardFrom', { amount: format.money({ minor: minOrder, currency }) })}`
}
