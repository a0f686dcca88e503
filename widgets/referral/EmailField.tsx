/** The field for an e-mail of one’s own, with the reason why it is asked for. */
import { useEffect, useId, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import type { PartProps } from './Referral.tsx'
import type { TypedEmail } from './use-email.ts'

export interface EmailFieldProps extends Pick<PartProps, 't'> {
  readonly email: TypedEmail
  readonly why: string
  /** It came because of a press, and is what to do next. */
  readonly isFocused?: boolean
}

export function EmailField({ t, email, why, isFocused }: EmailFieldProps): JSX.Element {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (isFocused || email.isWrong) field.current?.focus()
  }, [isFocused, email.isWrong])

  return (
    <div class="inv-field">
      <label for={id}>{t('email')}</label>
      <input
        id={id}
        ref={field}
        type="email"
        name="email"
        autocomplete="email"
        maxLength={320}
        value={email.text}
        aria-required="true"
        aria-invalid={email.isWrong}
        aria-describedby={email.isWrong ? `${id}-wrong ${id}-why` : `${id}-why`}
        onInput={(event) => email.set(event.currentTarget.value)}
      />
      {email.isWrong && (
        <p id={`${id}-wrong`} class="inv-wrong">
          {t('emailWrong')}
        </p>
      )}
      <p id={`${id}-why`} class="note">
        {why}
      </p>
    </div>
  )
}
