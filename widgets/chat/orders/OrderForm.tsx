/** The number of an order and its mail address. */
import type { JSX } from 'preact'
import { useDraft } from '../../../src/ui/use-draft.ts'
import { Field, useFields } from '../opening/Field.tsx'
import { isEmail } from '../model/contact-fields.ts'
import type { OrderProps } from './OrderView.tsx'
import { Refused } from './Refused.tsx'

export function OrderForm(props: OrderProps): JSX.Element {
  const { model, t, lookup } = props
  const [number, setNumber] = useDraft('chat.order.number')
  const [typed, setEmail] = useDraft('chat.order.email')
  const email = typed || model.contact.value.email || ''
  const fields = useFields({
    number: () => (number.trim() ? undefined : t('missing')),
    email: () => (isEmail(email) ? undefined : t('emailWrong')),
  })
  const onSubmit = (event: Event): void => {
    event.preventDefault()
    if (!fields.check()) return
    void lookup.ask({ orderId: number.trim().replace(/^#/, ''), email: email.trim() })
  }
  return (
    <form class="contact" noValidate onSubmit={onSubmit}>
      <Field
        {...fields.of('number')}
        label={t('orderNumber')}
        hint={t('orderNumberHint')}
        value={number}
        isRequired
        maxLength={128}
        autocomplete="off"
        onText={setNumber}
      />
      <Field
        {...fields.of('email')}
        type="email"
        label={t('orderEmail')}
        value={email}
        isRequired
        maxLength={320}
        autocomplete="email"
        onText={setEmail}
      />
      <Refused {...props} />
      <p>
        <button type="submit" class="action" aria-disabled={lookup.isBusy.value}>
          {t(lookup.isBusy.value ? 'sending' : 'orderSend')}
        </button>
      </p>
    </form>
  )
}
