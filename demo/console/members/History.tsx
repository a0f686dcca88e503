/** The ledger of a member, newest first. */
import type { JSX } from 'preact'
import type { HistoryRow } from '../../../widgets/loyalty/contract.ts'
import { Chapter } from '../Chapter.tsx'
import { day, number, t } from '../texts.ts'
import type { MemberFile, MembersModel } from './model.ts'

interface HistoryProps {
  readonly history: MemberFile['history']
  readonly model: MembersModel
}

export function History({ history, model }: HistoryProps): JSX.Element {
  return (
    <Chapter title={t('history.title')}>
      {history.items.length === 0 && <p class="muted">{t('history.none')}</p>}
      <ol class="rows">
        {history.items.map((row) => (
          <li key={row.entry}>
            <span>
              {t(`history.${row.type}`)}
              <span class="row-text muted">{detail(row)}</span>
            </span>
            <b class={`points ${row.points < 0 ? 'points-less' : ''}`}>{points(row)}</b>
            <time class="muted" datetime={row.at}>
              {day(row.at)}
            </time>
          </li>
        ))}
      </ol>
      {history.nextCursor && (
        <button class="quiet" aria-disabled={model.busy.value} onClick={() => void model.readOn()}>
          {t('history.more')}
        </button>
      )}
    </Chapter>
  )
}

/** The reason as the ledger names it: who looks here wants to tell it to support word for word. */
function detail({ reason, rule, orderId, status, availableAt, params }: HistoryRow): string {
  const note = typeof params?.['note'] === 'string' ? params['note'] : undefined
  const waits = status === 'pending' && availableAt
  return [
    reason,
    rule !== 'purchase' && rule,
    orderId,
    note,
    waits && t('history.until', { day: day(availableAt) }),
    status === 'void' && t('history.void'),
  ]
    .filter(Boolean)
    .join(' · ')
}

function points({ points: change, moved }: HistoryRow): string {
  if (change === 0) return moved ? `(${number(moved)})` : '0'
  return change > 0 ? `+${number(change)}` : `−${number(-change)}`
}
