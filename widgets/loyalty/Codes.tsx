/** Codes and holds not used yet, each with its end: to use, to copy, to give back. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { copyText } from '../../src/ui/copy-text.ts'
import type { Redemption } from './contract/redemption.ts'
import type { PartProps } from './Loyalty.tsx'
import { Outcome } from './Outcome.tsx'

export function Codes(props: PartProps): JSX.Element | null {
  const { model, t } = props
  const codes = model.codes.list.value.value
  if (!codes?.length) return null
  return (
    <div class="part">
      <h3>{t('codes')}</h3>
      <ul class="rewards">
        {codes.map((redemption) => (
          <Ticket key={redemption.id} {...props} redemption={redemption} />
        ))}
      </ul>
    </div>
  )
}

interface TicketProps extends PartProps {
  readonly redemption: Redemption
}

function Ticket({ redemption, ...props }: TicketProps): JSX.Element {
  const { model, t, format, words, asked } = props
  const { id, code, status, expiresAt, value, points, undoable } = redemption
  const ticket = useRef<HTMLLIElement>(null)
  const shown = useRef<HTMLOutputElement>(null)
  const [copied, setCopied] = useState<boolean>()
  const isNew = model.codes.issued.value?.id === id
  const isApplied = model.codes.applied.value.has(id)

  // Where the points went is what the shopper wants to see now, and it may be far up.
  useEffect(() => {
    if (!isNew || !asked?.current) return
    asked.current = false
    ticket.current?.focus()
  }, [isNew])

  async function onUse(): Promise<void> {
    if ((await model.codes.apply(redemption)) || !code || !shown.current) return
    setCopied(await copyText(code, shown.current))
    model.codes.noteCopied(redemption)
  }

  const name = words.nameOf({ name: redemption.rewardName, names: redemption.rewardNames })
  const worth = words.value(value)
  const isToday = new Date(expiresAt).toDateString() === new Date().toDateString()
  const end = isToday ? format.time(expiresAt) : format.date(expiresAt)
  return (
    <li ref={ticket} class={isNew ? 'ticket new' : 'ticket'} tabIndex={-1}>
      {isNew && <p class="cheer">{t('ready')}</p>}
      <p class="line">
        <strong>{name}</strong>
        {worth && !name.includes(worth) && <span>{worth}</span>}
      </p>
      {code && (
        <output ref={shown} class="code" translate={false}>
          {code}
        </output>
      )}
      <p class="note">
        {status === 'requested'
          ? t('requested')
          : `${status === 'held' ? `${t('held')} · ` : ''}${t('untilDate', { date: end })}`}
      </p>
      <p class="buttons">
        {code && !isApplied && (
          <button type="button" class="action" onClick={() => void onUse()}>
            {t('use')}
          </button>
        )}
        {undoable && (
          <button
            type="button"
            class="plain"
            aria-label={`${t('undo', { points: words.points(points) })}: ${name}`}
            onClick={() => void model.codes.undo(redemption)}
          >
            {t('undo', { points: words.points(points) })}
          </button>
        )}
      </p>
      <p class="note" role="status">
        {isApplied ? t('applied') : copied === undefined ? '' : t(copied ? 'copied' : 'selected')}
      </p>
      <Outcome id={id} {...props} />
    </li>
  )
}
