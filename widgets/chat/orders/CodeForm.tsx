/** The code from the mail. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { AskedOrder } from '../model/orders.ts'
import { Field, useFields } from '../opening/Field.tsx'
import type { OrderProps } from './OrderView.tsx'
import { Refused } from './Refused.tsx'

const CODE = /^\d{6}$/

export function CodeForm(props: OrderProps & { readonly asked: AskedOrder }): JSX.Element {
  const { t, lookup, asked } = props
  const [code, setCode] = useState('')
  const said = useRef<HTMLParagraphElement>(null)
  const fields = useFields({
    code: () => (CODE.test(code) ? undefined : t('orderCodeWrong')),
  })
  // The form that was sent is gone.
  useEffect(() => said.current?.focus(), [])

  const onSubmit = (event: Event): void => {
    event.preventDefault()
    if (fields.check()) void lookup.show(code)
  }
  return (
    <form class="contact" noValidate onSubmit={onSubmit}>
      <p ref={said} tabIndex={-1}>
        {t('orderSent', { email: asked.email })}
      </p>
      <Field
        {...fields.of('code')}
        label={t('orderCode')}
        value={code}
        isRequired
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={12}
        // As it may be pasted: with a gap in the middle.
        onText={(text) => setCode(text.replace(/\D/g, '').slice(0, 6))}
      />
      <Refused {...props} />
      <p class="buttons">
        <button type="submit" class="action" aria-disabled={lookup.isBusy.value}>
          {t(lookup.isBusy.value ? 'sending' : 'orderShow')}
        </button>
        <button type="button" class="plain" onClick={() => void lookup.ask(asked)}>
          {t('orderResend')}
        </button>
        <button type="button" class="plain" onClick={() => lookup.restart()}>
          {t('orderOther')}
        </button>
      </p>
    </form>
  )
}
