/** Every invitation, by status, each with all that is known of it. */
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { FriendStatus, type ReferralCase } from '../../../widgets/referral/contract.ts'
import { Chapter } from '../Chapter.tsx'
import { day, t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import { CaseFacts } from './CaseFacts.tsx'
import { advocateName, friendName } from './case-words.ts'
import type { CasesModel } from './cases-model.ts'
import { DecidedLine } from './DecidedLine.tsx'
import { DecisionForm } from './DecisionForm.tsx'

interface CaseListProps {
  readonly model: CasesModel
  onDecided(): void
}

export function CaseList({ model, onDecided }: CaseListProps): JSX.Element {
  const items = model.items.value
  const place = useRef<HTMLParagraphElement>(null)
  const onDone = (): void => {
    place.current?.focus()
    onDecided()
  }
  return (
    <Chapter title={t('cases.title')}>
      <StatusFilter model={model} />
      <TroubleLine trouble={model.trouble.value} />
      <DecidedLine decided={model.decided.value} place={place} />
      {items?.length === 0 && <p class="muted">{t('cases.none')}</p>}
      <ul class="plain case-rows">
        {items?.map((item) => (
          <CaseRow key={item.claimId} item={item} model={model} onDone={onDone} />
        ))}
      </ul>
      {model.hasMore.value && (
        <button class="quiet" aria-disabled={model.busy.value} onClick={() => void model.readOn()}>
          {t('cases.more')}
        </button>
      )}
    </Chapter>
  )
}

function StatusFilter({ model }: { readonly model: CasesModel }): JSX.Element {
  return (
    <p class="filter">
      <label for="case-status">{t('cases.filter')}</label>
      <select
        id="case-status"
        onChange={({ currentTarget: { value } }) =>
          void model.filter(FriendStatus.safeParse(value).data)
        }
      >
        <option value="">{t('cases.all')}</option>
        {FriendStatus.options.map((status) => (
          <option key={status} value={status} selected={status === model.status.value}>
            {t(`friend.${status}`)}
          </option>
        ))}
      </select>
    </p>
  )
}

/** A person may say something while nothing is promised yet. */
const WAITING: ReadonlySet<string> = new Set(['claimed', 'ordered', 'pending', 'review'])

interface CaseRowProps {
  readonly item: ReferralCase
  readonly model: CasesModel
  onDone(): void
}

function CaseRow({ item, model, onDone }: CaseRowProps): JSX.Element {
  const { status, since, until } = item
  return (
    <li>
      <details>
        <summary>
          <span class="case-who">
            {friendName(item)}
            <span class="row-text muted">{advocateName(item)}</span>
          </span>
          <span class={`tag tag-${status}`}>{t(`friend.${status}`)}</span>
          <span class="muted case-when">
            {until ? t('case.until', { day: day(until) }) : t('case.since', { day: day(since) })}
          </span>
        </summary>
        <div class="case-more">
          <CaseFacts item={item} />
          {WAITING.has(status) && <DecisionForm item={item} model={model} onDone={onDone} />}
        </div>
      </details>
    </li>
  )
}
