/** The rules as a form. What cannot work stands with its field, whether found here or by the backend. */
import type { JSX, TargetedSubmitEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Chapter } from '../Chapter.tsx'
import { t } from '../texts.ts'
import { troubleText } from '../trouble-text.ts'
import { Check } from './Check.tsx'
import { Ladder } from './Ladder.tsx'
import { Messages } from './Messages.tsx'
import { RewardFields } from './RewardFields.tsx'
import type { RulesForm as Form } from './rules-form.ts'
import type { RulesModel } from './rules-model.ts'
import { TextField } from './TextField.tsx'

export function RulesForm({ model }: { readonly model: RulesModel }): JSX.Element {
  const form = useRef<HTMLFormElement>(null)
  const faults = model.faults.value

  // The first wrong field is where one goes on.
  useEffect(() => {
    if (faults.length === 0) return
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid]')
    const folded = field?.closest('details')
    if (folded) folded.open = true
    field?.focus()
  }, [faults])

  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    void model.save('active')
  }
  return (
    <form class="rules" ref={form} onSubmit={onSubmit} noValidate>
      <Rewards model={model} />
      <Conditions model={model} />
      <People model={model} />
      <Words model={model} />
      <Foot model={model} />
    </form>
  )
}

interface PartProps {
  readonly model: RulesModel
}

function Rewards({ model }: PartProps): JSX.Element {
  const { form, currency, faults } = model
  const shared = { currency: currency.value, faults: faults.value }
  return (
    <Chapter title={t('rules.rewards.title')}>
      <fieldset class="rule-group">
        <legend>{t('rules.friend-reward')}</legend>
        <RewardFields
          path="friendReward"
          reward={form.value.friendReward}
          onReward={(friendReward) => model.edit({ friendReward })}
          {...shared}
        />
      </fieldset>
      <fieldset class="rule-group">
        <legend>{t('rules.advocate-reward')}</legend>
        <RewardFields
          path="advocateReward"
          reward={form.value.advocateReward}
          onReward={(advocateReward) => model.edit({ advocateReward })}
          {...shared}
        />
      </fieldset>
      <Ladder model={model} />
    </Chapter>
  )
}

type TextKey = { [Key in keyof Form]: Form[Key] extends string ? Key : never }[keyof Form]

/** A text field of the form, under the backend’s name for it. */
function textProps(model: RulesModel, key: TextKey, path: string = key) {
  return {
    path,
    faults: model.faults.value,
    value: model.form.value[key],
    onText: (text: string): void => model.edit({ [key]: text }),
  }
}

function Conditions({ model }: PartProps): JSX.Element {
  const currency = model.currency.value
  return (
    <Chapter title={t('rules.conditions.title')}>
      <div class="rule-fields">
        <TextField
          {...textProps(model, 'minOrder', 'minOrder.minor')}
          label={t('rules.min-order', { currency })}
          hint={t('rules.min-order.hint')}
          isNumber="money"
        />
        <TextField
          {...textProps(model, 'holdDays')}
          label={t('rules.hold-days')}
          hint={t('rules.hold-days.hint')}
          isNumber="whole"
        />
        <TextField
          {...textProps(model, 'claimDays')}
          label={t('rules.claim-days')}
          isNumber="whole"
        />
        <TextField
          {...textProps(model, 'codeDays')}
          label={t('rules.code-days')}
          isNumber="whole"
        />
        <TextField
          {...textProps(model, 'capMax', 'cap.max')}
          label={t('rules.cap-max')}
          isNumber="whole"
        />
        <TextField
          {...textProps(model, 'capDays', 'cap.days')}
          label={t('rules.cap-days')}
          isNumber="whole"
        />
      </div>
    </Chapter>
  )
}

function People({ model }: PartProps): JSX.Element {
  const { guests, names, emailNeeded } = model.form.value
  return (
    <Chapter title={t('rules.people.title')}>
      <Check
        label={t('rules.guests')}
        isOn={guests}
        onTurn={(isOn) => model.edit({ guests: isOn })}
      />
      <Check label={t('rules.names')} isOn={names} onTurn={(isOn) => model.edit({ names: isOn })} />
      <Check
        label={t('rules.email-needed')}
        hint={t('rules.email-needed.hint')}
        isOn={emailNeeded}
        onTurn={(isOn) => model.edit({ emailNeeded: isOn })}
      />
    </Chapter>
  )
}

function Words({ model }: PartProps): JSX.Element {
  return (
    <Chapter title={t('rules.words.title')}>
      <div class="rule-fields">
        <TextField
          {...textProps(model, 'landingPath')}
          label={t('rules.landing-path')}
          hint={t('rules.landing-path.hint')}
        />
        <TextField
          {...textProps(model, 'contact')}
          label={t('rules.contact')}
          hint={t('rules.contact.hint')}
        />
        <TextField
          {...textProps(model, 'termsUrl')}
          label={t('rules.terms-url')}
          hint={t('rules.terms-url.hint')}
        />
      </div>
      <Messages model={model} />
    </Chapter>
  )
}

function Foot({ model }: PartProps): JSX.Element {
  const { faults, saved, busy, trouble, versions } = model
  const isResting = versions.value?.inForce?.program.status === 'paused'
  return (
    <div class="rules-foot">
      {faults.value.length > 0 && (
        <p class="trouble" role="alert">
          {t('rules.wrong', { count: faults.value.length })}
        </p>
      )}
      {faults.value.length === 0 && trouble.value && (
        <p class="trouble" role="alert">
          {troubleText(trouble.value)}
        </p>
      )}
      <p class="done" role="status">
        {saved.value && t(`rules.saved.${saved.value}`)}
      </p>
      <p class="rules-buttons">
        <button class="primary" aria-disabled={busy.value}>
          {t('rules.publish')}
        </button>
        <button
          type="button"
          class="quiet"
          aria-disabled={busy.value}
          onClick={() => void model.save('draft')}
        >
          {t('rules.save-draft')}
        </button>
      </p>
      <p class="hint">
        {isResting && `${t('rules.paused-note')} `}
        {t('rules.promise')}
      </p>
    </div>
  )
}
