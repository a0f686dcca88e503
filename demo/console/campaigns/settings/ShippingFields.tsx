/** What shipping costs where, and from when on it is free. */
import type { JSX } from 'preact'
import type { ShippingRule } from '../../../../src/contract/campaign/facts.ts'
import { Check } from '../../referrals/Check.tsx'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import { removeAt, replaceAt } from '../draft.ts'
import { MoneyField } from '../MoneyField.tsx'
import { NumberField, TypedField } from '../TypedField.tsx'
import { readWords, writeWords } from './words-in-line.ts'
import type { SettingsPartProps } from './Settings.tsx'

const FRESH: ShippingRule = {
  countries: ['*'],
  currency: 'EUR',
  price: { minor: 490, currency: 'EUR' },
  days: { min: 3, max: 5 },
}

export function ShippingFields({ form, model }: SettingsPartProps): JSX.Element {
  const { facts } = form
  const { shipping } = facts
  const put = (next: ShippingRule[]): void => model.edit({ facts: { ...facts, shipping: next } })
  return (
    <>
      <p class="muted">{t('settings.shipping-lead')}</p>
      {shipping.map((rule, index) => (
        <fieldset class="block" key={index}>
          <legend class="sr">{t('settings.zone', { number: index + 1 })}</legend>
          <Zone
            rule={rule}
            path={`facts.shipping.${index}`}
            model={model}
            onRule={(next) => put(replaceAt(shipping, index, next))}
          />
          <p>
            <button type="button" class="quiet" onClick={() => put(removeAt(shipping, index))}>
              {t('settings.zone-remove', { number: index + 1 })}
            </button>
          </p>
        </fieldset>
      ))}
      <p>
        <button type="button" class="quiet" onClick={() => put([...shipping, FRESH])}>
          {t('settings.zone-add')}
        </button>
      </p>
      <Base form={form} model={model} />
    </>
  )
}

interface ZoneProps extends Pick<SettingsPartProps, 'model'> {
  readonly rule: ShippingRule
  readonly path: string
  onRule(rule: ShippingRule): void
}

function Zone({ rule, path, model, onRule }: ZoneProps): JSX.Element {
  const faults = model.faults.value
  const days = (end: 'min' | 'max'): JSX.Element => (
    <NumberField
      path={`${path}.days.${end}`}
      label={t(`settings.days-${end}`)}
      faults={faults}
      value={rule.days[end]}
      onNumber={(value) => onRule({ ...rule, days: { ...rule.days, [end]: value ?? Number.NaN } })}
    />
  )
  return (
    <div class="rule-fields">
      <TypedField
        path={`${path}.countries`}
        label={t('settings.countries')}
        hint={t('settings.countries-hint')}
        faults={faults}
        value={rule.countries}
        write={writeWords}
        read={(text) => readWords(text.toUpperCase())}
        onValue={(countries) => onRule({ ...rule, countries: [...countries] })}
      />
      <TextField
        path={`${path}.currency`}
        label={t('settings.currency')}
        faults={faults}
        maxLength={3}
        value={rule.currency}
        onText={(text) => onRule(inCurrency(rule, text.trim().toUpperCase()))}
      />
      <MoneyField
        path={`${path}.price.minor`}
        label={t('settings.price')}
        faults={faults}
        currency={rule.currency}
        value={rule.price}
        onMoney={(price) =>
          onRule({ ...rule, price: price ?? { minor: Number.NaN, currency: rule.currency } })
        }
      />
      <MoneyField
        path={`${path}.freeFrom.minor`}
        label={t('settings.free-from')}
        hint={t('settings.free-from-hint')}
        faults={faults}
        currency={rule.currency}
        value={rule.freeFrom}
        onMoney={(freeFrom) => onRule({ ...rule, freeFrom })}
      />
      {days('min')}
      {days('max')}
    </div>
  )
}

function inCurrency(rule: ShippingRule, currency: string): ShippingRule {
  const { price, freeFrom } = rule
  return {
    ...rule,
    currency,
    price: { ...price, currency },
    ...(freeFrom && { freeFrom: { ...freeFrom, currency } }),
  }
}

function Base({ form: { facts }, model }: SettingsPartProps): JSX.Element {
  const base = facts.freeShipping ?? {
    includesTax: true,
    afterDiscounts: true,
    excluded: [],
    excludesSubscriptions: false,
  }
  const put = (change: Partial<typeof base>): void =>
    model.edit({ facts: { ...facts, freeShipping: { ...base, ...change } } })
  return (
    <div class="rule-group">
      <Check
        label={t('settings.after-discounts')}
        isOn={base.afterDiscounts}
        onTurn={(afterDiscounts) => put({ afterDiscounts })}
      />
      <Check
        label={t('settings.includes-tax')}
        isOn={base.includesTax}
        onTurn={(includesTax) => put({ includesTax })}
      />
      <Check
        label={t('settings.no-subscriptions')}
        isOn={base.excludesSubscriptions}
        onTurn={(excludesSubscriptions) => put({ excludesSubscriptions })}
      />
      <TypedField
        path="facts.freeShipping.excluded"
        label={t('settings.excluded')}
        hint={t('settings.excluded-hint')}
        faults={model.faults.value}
        value={base.excluded}
        write={writeWords}
        read={readWords}
        onValue={(excluded) => put({ excluded: [...excluded] })}
      />
    </div>
  )
}
