/** The rules of all surveys together, and of the tickets they make. */
import type { JSX, TargetedSubmitEvent } from 'preact'
import { useEffect } from 'preact/hooks'
import type { FeedbackSettings } from '../../../widgets/feedback/contract.ts'
import { NumberField } from '../campaigns/TypedField.tsx'
import { Chapter } from '../Chapter.tsx'
import { TextField } from '../referrals/TextField.tsx'
import { t } from '../texts.ts'
import { troubleText } from '../trouble-text.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import { goTo } from './go-to.ts'
import type { SurveyRulesModel } from './rules-model.ts'

export function RulesForm({ model }: { readonly model: SurveyRulesModel }): JSX.Element {
  const form = model.form.value
  useEffect(() => void model.load(), [model])
  if (!form)
    return model.trouble.value ? (
      <TroubleLine trouble={model.trouble.value} />
    ) : (
      <p role="status">{t('loading')}</p>
    )
  const onSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    await model.save()
    const [first] = model.faults.value
    if (first) goTo(first.path)
  }
  return (
    <form class="rules" onSubmit={(event) => void onSubmit(event)} noValidate>
      <p>{t('survey-rules.lead')}</p>
      <Chapter title={t('survey-rules.asking')}>
        <AskingFields form={form} model={model} />
      </Chapter>
      <Chapter title={t('survey-rules.tickets')}>
        <TicketFields form={form} model={model} />
      </Chapter>
      <RulesFoot model={model} />
    </form>
  )
}

interface PartProps {
  readonly form: FeedbackSettings
  readonly model: SurveyRulesModel
}

function AskingFields({ form: { rules }, model }: PartProps): JSX.Element {
  const put = (change: Partial<FeedbackSettings['rules']>): void =>
    model.edit({ rules: { ...rules, ...change } })
  const faults = model.faults.value
  return (
    <>
      <div class="rule-fields">
        <NumberField
          path="rules.restDays"
          label={t('survey-rules.rest')}
          hint={t('survey-rules.rest-hint')}
          faults={faults}
          value={rules.restDays}
          onNumber={(restDays) => put({ restDays: restDays ?? Number.NaN })}
        />
        <NumberField
          path="rules.mostPerYear"
          label={t('survey-rules.most')}
          hint={t('survey-rules.most-hint')}
          faults={faults}
          value={rules.mostPerYear}
          onNumber={(mostPerYear) => put({ mostPerYear: mostPerYear ?? Number.NaN })}
        />
      </div>
      <p class="hint">{t('survey-rules.own')}</p>
    </>
  )
}

function TicketFields({ form, model }: PartProps): JSX.Element {
  const faults = model.faults.value
  return (
    <div class="rule-fields">
      <NumberField
        path="dueHours"
        label={t('survey-rules.due')}
        hint={t('survey-rules.due-hint')}
        faults={faults}
        value={form.dueHours}
        onNumber={(dueHours) => model.edit({ dueHours: dueHours ?? Number.NaN })}
      />
      <TextField
        path="notifyEmail"
        label={t('survey-rules.mail')}
        hint={t('survey-rules.mail-hint')}
        faults={faults}
        value={form.notifyEmail ?? ''}
        maxLength={320}
        onText={(text) => model.edit({ notifyEmail: text.trim() || undefined })}
      />
      <NumberField
        path="mailTicketsAfterMinutes"
        label={t('survey-rules.minutes')}
        hint={t('survey-rules.minutes-hint')}
        faults={faults}
        value={form.mailTicketsAfterMinutes}
        onNumber={(minutes) => model.edit({ mailTicketsAfterMinutes: minutes ?? Number.NaN })}
      />
    </div>
  )
}

function RulesFoot({ model }: Pick<PartProps, 'model'>): JSX.Element {
  const { faults, trouble, isSaved, isTouched, busy } = model
  return (
    <div class="rules-foot save-bar">
      {faults.value.length > 0 && (
        <p class="trouble" role="alert">
          {t('rules.wrong', { count: faults.value.length })}
        </p>
      )}
      {trouble.value && (
        <p class="trouble" role="alert">
          {trouble.value.code === 'revision_conflict'
            ? t('survey-rules.conflict')
            : troubleText(trouble.value)}
        </p>
      )}
      <p class="done" role="status">
        {isSaved.value && t('survey-rules.saved')}
      </p>
      <p class="rules-buttons">
        <button class="primary" aria-disabled={busy.value}>
          {t('survey-rules.save')}
        </button>
        {isTouched.value && (
          <>
            <button type="button" class="quiet" onClick={() => model.startOver()}>
              {t('survey-rules.start-over')}
            </button>
            <span class="muted save-note">{t('survey-rules.unsaved')}</span>
          </>
        )}
      </p>
    </div>
  )
}
