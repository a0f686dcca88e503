/** What the shop says about itself: shipping, returns, payment, contact; what may be given away, segments, and the holdout. */
import type { JSX, TargetedSubmitEvent } from 'preact'
import { Chapter } from '../../Chapter.tsx'
import { t } from '../../texts.ts'
import { troubleText } from '../../trouble-text.ts'
import { TroubleLine } from '../../TroubleLine.tsx'
import { CapControls } from '../CapControls.tsx'
import type { Settings as Form } from '../draft.ts'
import type { SettingsModel } from '../settings-model.ts'
import { CountFields } from './CountFields.tsx'
import { FactFields } from './FactFields.tsx'
import { OfferFields } from './OfferFields.tsx'
import { SegmentFields } from './SegmentFields.tsx'
import { ShippingFields } from './ShippingFields.tsx'

export interface SettingsPartProps {
  readonly form: Form
  readonly model: SettingsModel
}

export function Settings({ model }: { readonly model: SettingsModel }): JSX.Element {
  const form = model.form.value
  if (!form)
    return model.trouble.value ? (
      <TroubleLine trouble={model.trouble.value} />
    ) : (
      <p role="status">{t('loading')}</p>
    )
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    void model.save()
  }
  const part = { form, model }
  return (
    <form class="rules" onSubmit={onSubmit} noValidate>
      <p>{t('settings.lead')}</p>
      <Chapter title={t('settings.shipping')}>
        <ShippingFields {...part} />
      </Chapter>
      <Chapter title={t('settings.facts')}>
        <FactFields {...part} />
      </Chapter>
      <Chapter title={t('settings.offers')}>
        <OfferFields {...part} />
      </Chapter>
      <Chapter title={t('settings.segments')}>
        <SegmentFields {...part} />
      </Chapter>
      <Chapter title={t('settings.caps')}>
        <p class="hint">{t('settings.caps-hint')}</p>
        <CapControls
          caps={form.caps}
          faults={model.faults.value}
          onCaps={(caps) => model.edit({ caps })}
        />
      </Chapter>
      <Chapter title={t('settings.counting')}>
        <CountFields {...part} />
      </Chapter>
      <SettingsFoot model={model} />
    </form>
  )
}

function SettingsFoot({ model }: Pick<SettingsPartProps, 'model'>): JSX.Element {
  const { faults, trouble, isSaved, busy } = model
  return (
    <div class="rules-foot">
      {faults.value.length > 0 && (
        <div class="trouble" role="alert">
          <p>{t('rules.wrong', { count: faults.value.length })}</p>
          <ul class="fault-list">
            {faults.value.map(({ path, why }) => (
              <li key={`${path} ${why}`}>
                {path}: {why}
              </li>
            ))}
          </ul>
        </div>
      )}
      {faults.value.length === 0 && trouble.value && (
        <p class="trouble" role="alert">
          {troubleText(trouble.value)}
        </p>
      )}
      <p class="done" role="status">
        {isSaved.value && t('settings.saved')}
      </p>
      <p class="rules-buttons">
        <button class="primary" aria-disabled={busy.value}>
          {t('settings.save')}
        </button>
      </p>
    </div>
  )
}
