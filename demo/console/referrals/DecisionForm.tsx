/** Approve or reject, with a note for the records. */
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Decision, ReferralCase } from '../../../widgets/referral/contract.ts'
import { t } from '../texts.ts'
import { friendName } from './case-words.ts'
import type { CasesModel } from './cases-model.ts'

interface DecisionFormProps {
  readonly item: ReferralCase
  readonly model: CasesModel
  onDone(): void
}

const CHOICES = ['approve', 'reject'] as const
const MAX_NOTE = 500

export function DecisionForm({ item, model, onDone }: DecisionFormProps): JSX.Element {
  const note = useSignal(item.note ?? '')
  const id = `note-${item.claimId}`

  const onDecide = async (decision: Decision['decision']): Promise<void> => {
    const text = note.value.trim()
    if (await model.decide(item.claimId, { decision, ...(text && { note: text }) })) onDone()
  }
  return (
    <div class="decision">
      <label for={id}>{t('case.note')}</label>
      <input
        id={id}
        value={note}
        maxLength={MAX_NOTE}
        autocomplete="off"
        onInput={(event) => (note.value = event.currentTarget.value)}
      />
      <p class="decision-buttons">
        {CHOICES.map((decision) => (
          <button
            key={decision}
            class={decision === 'approve' ? 'primary' : 'quiet'}
            aria-disabled={model.busy.value}
            aria-label={t(`case.${decision}-of`, { name: friendName(item) })}
            onClick={() => void onDecide(decision)}
          >
            {t(`case.${decision}`)}
          </button>
        ))}
      </p>
    </div>
  )
}
