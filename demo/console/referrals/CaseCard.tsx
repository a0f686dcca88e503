/** One invitation to be decided: who, by whom, what was ordered, what was found. */
import type { JSX } from 'preact'
import type { ReferralCase } from '../../../widgets/referral/contract.ts'
import { day, t } from '../texts.ts'
import { CaseFacts } from './CaseFacts.tsx'
import { friendName } from './case-words.ts'
import type { CasesModel } from './cases-model.ts'
import { DecisionForm } from './DecisionForm.tsx'

interface CaseCardProps {
  readonly item: ReferralCase
  readonly model: CasesModel
  onDone(): void
}

export function CaseCard({ item, model, onDone }: CaseCardProps): JSX.Element {
  return (
    <li class="case" tabIndex={-1} aria-label={friendName(item)}>
      <CaseFacts item={item} />
      {item.until && (
        <p class="case-until">
          {t(`case.lapses.${item.lapsesTo ?? 'open'}`, { day: day(item.until) })}
        </p>
      )}
      <DecisionForm item={item} model={model} onDone={onDone} />
    </li>
  )
}
