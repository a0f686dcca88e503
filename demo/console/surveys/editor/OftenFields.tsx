/** How soon the same shopper may be asked the same again. */
import type { JSX } from 'preact'
import type { Recontact } from '../../../../widgets/feedback/contract.ts'
import { NumberField } from '../../campaigns/TypedField.tsx'
import { Check } from '../../referrals/Check.tsx'
import { t } from '../../texts.ts'
import type { PartProps } from './part.ts'

/** Where nothing else is wished for. */
const USUAL = { afterAnswerDays: 180, afterDismissDays: 90 }

export function OftenFields({ form: { recontact }, model }: PartProps): JSX.Element {
  const put = (change: Partial<Recontact>): void =>
    model.edit({ recontact: { ...recontact, ...change } })
  const number = (field: keyof Recontact, label: string, hint: string): JSX.Element => (
    <NumberField
      path={`recontact.${field}`}
      label={label}
      hint={hint}
      faults={model.faults.value}
      value={recontact[field] ?? undefined}
      onNumber={(days) => put({ [field]: days ?? Number.NaN })}
    />
  )
  const { afterAnswerDays, afterDismissDays } = recontact
  return (
    <>
      <p class="muted">{t('survey.often-lead')}</p>
      <Check
        label={t('survey.again-after-answer')}
        isOn={afterAnswerDays !== null}
        onTurn={(isOn) => put({ afterAnswerDays: isOn ? USUAL.afterAnswerDays : null })}
      />
      {afterAnswerDays !== null &&
        number('afterAnswerDays', t('survey.answer-days'), t('survey.answer-days-hint'))}
      <Check
        label={t('survey.again-after-dismiss')}
        isOn={afterDismissDays !== null}
        onTurn={(isOn) => put({ afterDismissDays: isOn ? USUAL.afterDismissDays : null })}
      />
      {afterDismissDays !== null &&
        number('afterDismissDays', t('survey.dismiss-days'), t('survey.dismiss-days-hint'))}
      <div class="rule-fields">
        {number('snoozeDays', t('survey.snooze-days'), t('survey.snooze-hint'))}
        {number('mostAsks', t('survey.most-asks'), t('survey.most-asks-hint'))}
      </div>
    </>
  )
}
