/** What happened to the points, day by day, in sentences. */
import type { JSX } from 'preact'
import { Trouble } from '../../src/ui/Trouble.tsx'
import type { HistoryRow } from './contract/history.ts'
import type { PartProps } from './Loyalty.tsx'

export function History(props: PartProps): JSX.Element {
  const { model, t } = props
  const { rows, failed, hasMore, load, loadMore } = model.history
  return (
    <details
      class="part"
      onToggle={({ currentTarget }) => currentTarget.open && !rows.peek() && void load()}
    >
      <summary>{t('history')}</summary>
      {rows.value?.length === 0 && <p class="note">{t('empty')}</p>}
      {rows.value && <Days {...props} rows={rows.value} />}
      {failed.value ? (
        <Trouble retry={t('retry')} onRetry={() => void (rows.peek() ? loadMore() : load())}>
          {t('no_answer')}
        </Trouble>
      ) : (
        hasMore.value && (
          <button type="button" class="plain" onClick={() => void loadMore()}>
            {t('older')}
          </button>
        )
      )}
    </details>
  )
}

function Days({
  rows,
  ...props
}: PartProps & { readonly rows: readonly HistoryRow[] }): JSX.Element {
  const byDay = new Map<string, HistoryRow[]>()
  for (const row of rows) {
    const day = props.format.date(row.at)
    byDay.set(day, [...(byDay.get(day) ?? []), row])
  }
  return (
    <>
      {[...byDay].map(([day, rows]) => (
        <div key={day} class="day">
          <p class="note">{day}</p>
          <ul>
            {rows.map((row) => (
              <Row key={row.entry} {...props} row={row} />
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

function Row({ row, ...props }: PartProps & { readonly row: HistoryRow }): JSX.Element {
  const { t, format, words } = props
  const { points, moved, status, availableAt } = row
  const sign = points > 0 ? '+' : points < 0 ? '−' : ''
  const isWaiting = status === 'pending' && availableAt
  return (
    <li class={status}>
      <p class="line">
        <span>{tellRow(row, props)}</span>
        <strong>{`${sign}${words.points(Math.abs(points || (moved ?? 0)))}`}</strong>
      </p>
      {isWaiting && <p class="note">{t('not_started', { date: format.date(availableAt) })}</p>}
    </li>
  )
}

/** What the row is about by its name, what happened by its reason, or by its type where the reason is a new one. */
export function tellRow(
  row: HistoryRow,
  { model, words }: Pick<PartProps, 'model' | 'words'>,
): string {
  const { earnRules = [], rewards = [] } = model.program.value ?? {}
  const named = [...earnRules, ...rewards].find(({ id }) => id === row.rule)
  const name = named ? words.nameOf(named) : ''
  if (row.type === 'earn' && named) return name
  const order = row.orderId ?? ''
  const told = words.tell(row.reason, { order }) ?? words.tell(`${row.type}_row`, {}) ?? row.type
  const note = row.params?.['note']
  const more = typeof note === 'string' ? note : row.type === 'redeem' ? name : ''
  return more ? `${told}: ${more}` : told
}
