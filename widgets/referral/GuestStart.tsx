/** A link without an account: an e-mail of one’s own, why it is needed, and what is done with it. */
import type { JSX } from 'preact'
import { useDraft } from '../../src/ui/use-draft.ts'
import { useId } from 'preact/hooks'
import { EmailField } from './EmailField.tsx'
import { GuestOutcome } from './GuestOutcome.tsx'
import type { PartProps } from './Referral.tsx'
import { useEmail } from './use-email.ts'

export type GuestStartProps = Pick<PartProps, 'model' | 't' | 'format' | 'words'> & {
  /** It came because of a press. */
  readonly isFocused?: boolean
}

export function GuestStart(props: GuestStartProps): JSX.Element {
  const { model, t, isFocused = false } = props
  const email = useEmail()
  const [name, setName] = useDraft('referral.name')
  const isSending = model.guest.doing.value?.status === 'sending'

  const onSubmit = (event: Event): void => {
    event.preventDefault()
    if (!email.check()) return
    const first = name.trim()
    void model.guest.start({ email: email.text, ...(first && { name: first }) })
  }

  return (
    <form class="guest-start" noValidate onSubmit={onSubmit}>
      <EmailField t={t} email={email} why={t('guestWhy')} isFocused={isFocused} />
      {model.program.value?.names && <NameField t={t} name={name} onName={setName} />}
      <p class="inv-buttons">
        <button type="submit" class="action" aria-disabled={isSending}>
          {t(isSending ? 'sending' : 'guestStart')}
        </button>
      </p>
      <GuestOutcome {...props} />
      <p class="note">{t('guestPromise')}</p>
    </form>
  )
}

interface NameFieldProps extends Pick<PartProps, 't'> {
  readonly name: string
  onName(name: string): void
}

function NameField({ t, name, onName }: NameFieldProps): JSX.Element {
  const id = useId()
  return (
    <div class="inv-field">
      <label for={id}>{t('guestName')}</label>
      <input
        id={id}
        name="given-name"
        autocomplete="given-name"
        maxLength={60}
        value={name}
        aria-describedby={`${id}-why`}
        onInput={(event) => onName(event.currentTarget.value)}
      />
      <p id={`${id}-why`} class="note">
        {t('guestNameWhy')}
      </p>
    </div>
  )
}
