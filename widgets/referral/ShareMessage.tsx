/** What is sent along with the link, to be put into one's own words. */
import { useId } from 'preact/hooks'
import type { JSX } from 'preact'
import type { PartProps } from './Referral.tsx'
import type { EditedMessage } from './use-message.ts'

export interface ShareMessageProps extends Pick<PartProps, 't'> {
  readonly message: EditedMessage
}

export function ShareMessage({ t, message }: ShareMessageProps): JSX.Element {
  const id = useId()
  return (
    <details class="part">
      <summary>{t('edit')}</summary>
      <div class="ref-field">
        <label class="sr" for={id}>
          {t('message')}
        </label>
        <textarea
          id={id}
          rows={3}
          maxLength={1000}
          aria-describedby={`${id}-note`}
          value={message.typed}
          onInput={({ currentTarget }) => message.set(currentTarget.value)}
          onBlur={message.leave}
        />
        <p id={`${id}-note`} class="note">
          {t('messageNote')}
        </p>
      </div>
    </details>
  )
}
