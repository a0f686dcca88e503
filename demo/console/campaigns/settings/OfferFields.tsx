/** What campaigns may give away, and until when. */
import type { JSX } from 'preact'
import type { OfferRule } from '../../../../src/contract/campaign/offer.ts'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import { removeAt, replaceAt } from '../draft.ts'
import { MoneyField } from '../MoneyField.tsx'
import { SelectField } from '../SelectField.tsx'
import { NumberField } from '../TypedField.tsx'
import type { SettingsPartProps } from './Settings.tsx'
import { VALUE_KINDS, ValueFields, valueOfKind } from './ValueFields.tsx'

export function OfferFields({ form: { offers, facts }, model }: SettingsPartProps): JSX.Element {
  const currency = facts.shipping[0]?.currency ?? 'EUR'
  const put = (next: OfferRule[]): void => model.edit({ offers: next })
  return (
    <>
      <p class="muted">{t('settings.offers-lead')}</p>
      {offers.map((offer, index) => (
        <fieldset class="block" key={index}>
          <legend class="sr">{offer.id}</legend>
          <Offer
            offer={offer}
            currency={currency}
            path={`offers.${index}`}
            model={model}
            onOffer={(next) => put(replaceAt(offers, index, next))}
          />
          <p>
            <button type="button" class="quiet" onClick={() => put(removeAt(offers, index))}>
              {t('settings.offer-remove', { id: offer.id })}
            </button>
          </p>
        </fieldset>
      ))}
      <p>
        <button type="button" class="quiet" onClick={() => put([...offers, fresh(offers.length)])}>
          {t('settings.offer-add')}
        </button>
      </p>
    </>
  )
}

function fresh(count: number): OfferRule {
  return {
    id: `offer-${count + 1}`,
    value: { kind: 'percent', percent: 10 },
    ends: { minutesAfterIssue: 2880 },
    cooldownDays: 90,
  }
}

export interface OfferProps extends Pick<SettingsPartProps, 'model'> {
  readonly offer: OfferRule
  readonly currency: string
  readonly path: string
  onOffer(offer: OfferRule): void
}

function Offer(props: OfferProps): JSX.Element {
  const { offer, currency, path, model, onOffer } = props
  const faults = model.faults.value
  return (
    <div class="rule-fields">
      <TextField
        path={`${path}.id`}
        label={t('settings.offer-id')}
        faults={faults}
        value={offer.id}
        onText={(id) => onOffer({ ...offer, id: id.trim() })}
      />
      <SelectField
        path={`${path}.value.kind`}
        label={t('kind.label')}
        faults={faults}
        value={offer.value.kind}
        options={VALUE_KINDS}
        words={(kind) => t(`settings.value.${kind}`)}
        onPick={(kind) => onOffer({ ...offer, value: valueOfKind(kind, currency) })}
      />
      <ValueFields {...props} />
      <Ends {...props} />
      <MoneyField
        path={`${path}.minOrder.minor`}
        label={t('settings.min-order', { currency })}
        faults={faults}
        currency={offer.minOrder?.currency ?? currency}
        value={offer.minOrder}
        onMoney={(minOrder) => onOffer({ ...offer, minOrder })}
      />
      <MoneyField
        path={`${path}.floor.minor`}
        label={t('settings.floor', { currency })}
        hint={t('settings.floor-hint')}
        faults={faults}
        currency={offer.floor?.currency ?? currency}
        value={offer.floor}
        onMoney={(floor) => onOffer({ ...offer, floor })}
      />
      <NumberField
        path={`${path}.cooldownDays`}
        label={t('settings.cooldown')}
        hint={t('settings.cooldown-hint')}
        faults={faults}
        value={offer.cooldownDays}
        onNumber={(cooldownDays) => onOffer({ ...offer, cooldownDays: cooldownDays ?? Number.NaN })}
      />
      <NumberField
        path={`${path}.stock`}
        label={t('settings.stock')}
        faults={faults}
        value={offer.stock}
        onNumber={(stock) => onOffer({ ...offer, stock })}
      />
    </div>
  )
}

const ENDS = ['after', 'at'] as const

function Ends({ offer, path, model, onOffer }: OfferProps): JSX.Element {
  const faults = model.faults.value
  const { ends } = offer
  const isFixed = 'at' in ends
  return (
    <>
      <SelectField
        path={`${path}.ends`}
        label={t('settings.ends')}
        hint={isFixed ? undefined : t('settings.ends-hint')}
        faults={faults}
        value={isFixed ? 'at' : 'after'}
        options={ENDS}
        words={(each) => t(`settings.ends.${each}`)}
        onPick={(each) =>
          onOffer({ ...offer, ends: each === 'at' ? { at: '' } : { minutesAfterIssue: 2880 } })
        }
      />
      {isFixed ? (
        <TextField
          path={`${path}.ends.at`}
          label={t('settings.ends-at')}
          hint={t('schedule.moment-hint')}
          faults={faults}
          value={ends.at}
          onText={(at) => onOffer({ ...offer, ends: { at: at.trim() } })}
        />
      ) : (
        <NumberField
          path={`${path}.ends.minutesAfterIssue`}
          label={t('settings.ends-minutes')}
          faults={faults}
          value={ends.minutesAfterIssue}
          onNumber={(minutes) =>
            onOffer({ ...offer, ends: { minutesAfterIssue: minutes ?? Number.NaN } })
          }
        />
      )}
    </>
  )
}
