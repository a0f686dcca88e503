/** When a survey asks, or where it stands for those who come for it. */
import type { JSX } from 'preact'
import type { SurveyMoment } from '../../../../widgets/feedback/contract.ts'
import { SelectField } from '../../campaigns/SelectField.tsx'
import { NumberField } from '../../campaigns/TypedField.tsx'
import { Check } from '../../referrals/Check.tsx'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import type { PartProps } from './part.ts'

const MOMENTS = [
  'order',
  'delivery',
  'chat',
  'checkout-left',
  'visit',
  'event',
  'button',
  'element',
] as const

function momentOf(on: SurveyMoment['on']): SurveyMoment {
  if (on === 'visit') return { on, seconds: 30 }
  return on === 'event' ? { on, name: '' } : { on }
}

export function MomentFields(props: PartProps): JSX.Element {
  const { form, model } = props
  const { moment } = form
  return (
    <>
      <SelectField
        path="moment"
        label={t('survey.moment')}
        hint={hintOf(moment)}
        faults={model.faults.value}
        value={moment.on}
        options={MOMENTS}
        words={(on) => t(`survey.moment.${on}`)}
        onPick={(on) =>
          model.edit({ moment: momentOf(on), isCancelling: on === 'element' && form.isCancelling })
        }
      />
      <MomentDetail {...props} />
    </>
  )
}

function hintOf({ on }: SurveyMoment): string | undefined {
  switch (on) {
    case 'order':
    case 'delivery':
    case 'chat':
    case 'checkout-left':
      return t(`survey.moment.${on}.hint`)
    default:
      return undefined
  }
}

function MomentDetail(props: PartProps): JSX.Element | null {
  const { form, model } = props
  const { moment } = form
  const faults = model.faults.value
  if (moment.on === 'element') return <PlaceFields {...props} />
  if (moment.on === 'visit')
    return (
      <NumberField
        path="moment.seconds"
        label={t('survey.seconds')}
        faults={faults}
        value={moment.seconds}
        onNumber={(seconds) =>
          model.edit({ moment: { on: 'visit', seconds: seconds ?? Number.NaN } })
        }
      />
    )
  if (moment.on !== 'event') return null
  return (
    <TextField
      path="moment.name"
      label={t('survey.event')}
      hint={t('survey.event-hint')}
      faults={faults}
      value={moment.name}
      maxLength={100}
      onText={(name) => model.edit({ moment: { on: 'event', name: name.trim() } })}
    />
  )
}

function PlaceFields({ form, model }: PartProps): JSX.Element {
  const { id, isCancelling } = form
  const tag = isCancelling
    ? `<regulars-feedback data-survey="${id}" data-next="/account/cancel">\n  <a href="/account/cancel">Cancel</a>\n</regulars-feedback>`
    : `<regulars-feedback data-survey="${id}"></regulars-feedback>`
  return (
    <>
      <Check
        label={t('survey.cancelling')}
        hint={t('survey.cancelling-hint')}
        isOn={isCancelling}
        onTurn={(isOn) => model.edit({ isCancelling: isOn })}
      />
      <p>{t(isCancelling ? 'survey.place-cancelling' : 'survey.place')}</p>
      <pre class="survey-tag" tabIndex={0} aria-label={t('survey.moment.element')}>
        <code>{tag}</code>
      </pre>
    </>
  )
}
