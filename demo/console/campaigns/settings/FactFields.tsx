/** Returns, payment, whom to ask, where the cart is, and products to show. */
import type { JSX } from 'preact'
import type { ShopFacts } from '../../../../src/contract/campaign/facts.ts'
import { Check } from '../../referrals/Check.tsx'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import { TreeField } from '../editor/TreeField.tsx'
import { NumberField, TypedField } from '../TypedField.tsx'
import type { SettingsPartProps } from './Settings.tsx'
import { readWords, writeWords } from './words-in-line.ts'

export function FactFields({ form: { facts }, model }: SettingsPartProps): JSX.Element {
  const faults = model.faults.value
  const put = (change: Partial<ShopFacts>): void => model.edit({ facts: { ...facts, ...change } })
  return (
    <>
      <p class="muted">{t('settings.facts-lead')}</p>
      <Returns facts={facts} model={model} put={put} />
      <TypedField
        path="facts.payment"
        label={t('settings.payment')}
        hint={t('settings.payment-hint')}
        faults={faults}
        value={facts.payment}
        write={writeWords}
        read={readWords}
        onValue={(payment) => put({ payment: [...payment] })}
      />
      <Contact facts={facts} model={model} put={put} />
      <TextField
        path="facts.cartUrl"
        label={t('settings.cart-url')}
        hint={t('settings.cart-url-hint')}
        faults={faults}
        value={facts.cartUrl ?? ''}
        onText={(text) => put({ cartUrl: text.trim() || undefined })}
      />
      <details class="messages">
        <summary>{t('settings.products')}</summary>
        <TreeField
          path="facts.products"
          label={t('settings.products-label')}
          faults={faults}
          value={facts.products}
          onTree={(products) => put({ products })}
        />
      </details>
    </>
  )
}

interface FactProps extends Pick<SettingsPartProps, 'model'> {
  readonly facts: ShopFacts
  put(change: Partial<ShopFacts>): void
}

function Returns({ facts: { returns }, model, put }: FactProps): JSX.Element {
  const faults = model.faults.value
  return (
    <>
      <div class="rule-fields">
        <NumberField
          path="facts.returns.days"
          label={t('settings.returns-days')}
          hint={t('settings.returns-hint')}
          faults={faults}
          value={returns?.days}
          onNumber={(days) =>
            put({ returns: days === undefined ? undefined : { isFree: false, ...returns, days } })
          }
        />
        {returns && (
          <TextField
            path="facts.returns.url"
            label={t('settings.returns-url')}
            faults={faults}
            value={returns.url ?? ''}
            onText={(url) => put({ returns: { ...returns, url: url.trim() || undefined } })}
          />
        )}
      </div>
      {returns && (
        <Check
          label={t('settings.returns-free')}
          isOn={returns.isFree}
          onTurn={(isFree) => put({ returns: { ...returns, isFree } })}
        />
      )}
    </>
  )
}

function Contact({ facts: { contact = {} }, model, put }: FactProps): JSX.Element {
  return (
    <div class="rule-fields">
      {(['phone', 'email', 'url'] as const).map((way) => (
        <TextField
          key={way}
          path={`facts.contact.${way}`}
          label={t(`settings.contact-${way}`)}
          faults={model.faults.value}
          value={contact[way] ?? ''}
          onText={(text) => put({ contact: { ...contact, [way]: text.trim() || undefined } })}
        />
      ))}
    </div>
  )
}
