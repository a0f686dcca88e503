/** The conversation to take along: as a file, or by mail. */
import { useId, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Conversation } from '../contract/conversation.ts'
import type { ThreadViewProps } from '../thread/ThreadView.tsx'
import { saveText } from './save-text.ts'
import { sayMessage } from './say-message.ts'

export interface TranscriptProps extends ThreadViewProps {
  readonly conversation: Conversation
}

export function Transcript(props: TranscriptProps): JSX.Element {
  const { model, t } = props
  const [isMailing, setMailing] = useState(false)
  return (
    <>
      <SaveFile {...props} />
      {model.can.transcriptByMail && model.facts.value?.mail && (
        <>
          <button
            type="button"
            class="chat-option"
            aria-expanded={isMailing}
            onClick={() => setMailing(!isMailing)}
          >
            {t('mailTranscript')}
          </button>
          {isMailing && <MailForm {...props} />}
        </>
      )}
    </>
  )
}

function SaveFile({ model, t, format, conversation }: TranscriptProps): JSX.Element {
  const [state, setState] = useState<'' | 'doing' | 'failed'>('')
  const onSave = async (): Promise<void> => {
    setState('doing')
    try {
      const said = (message: Parameters<typeof sayMessage>[0]): string =>
        sayMessage(message, { t, format })
      saveText(`${conversation.reference}.txt`, await model.readTranscript(conversation.id, said))
      setState('')
    } catch {
      setState('failed') // No connection, or the shop is away: said below.
    }
  }
  return (
    <>
      <button
        type="button"
        class="chat-option"
        aria-disabled={state === 'doing'}
        onClick={() => state === 'doing' || void onSave()}
      >
        {t('saveTranscript')}
      </button>
      <p class="note" role="status">
        {state === 'failed' && t('didNotWork')}
      </p>
    </>
  )
}

type MailState = '' | 'sending' | 'mailed' | 'mailWrong' | 'mailLimit' | 'didNotWork'

const SAID: Readonly<Record<string, MailState>> = {
  email_invalid: 'mailWrong',
  invalid_request: 'mailWrong',
  rate_limited: 'mailLimit',
}

function MailForm({ model, t, conversation }: TranscriptProps): JSX.Element {
  const id = useId()
  const [email, setEmail] = useState(model.contact.value.email ?? '')
  const [state, setState] = useState<MailState>('')
  const onMail = async (): Promise<void> => {
    if (!/^[^\s@]+@[^\s@]+$/.test(email.trim())) return setState('mailWrong')
    setState('sending')
    try {
      await model.mailTranscript(conversation.id, email.trim())
      setState('mailed')
    } catch (error) {
      setState(SAID[String(Object(error).code)] ?? 'didNotWork')
    }
  }
  return (
    <form
      class="chat-mail"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (state !== 'sending') void onMail()
      }}
    >
      <label for={id}>{t('yourEmail')}</label>
      <input
        id={id}
        type="email"
        autocomplete="email"
        maxLength={320}
        value={email}
        aria-invalid={state === 'mailWrong'}
        aria-describedby={`${id}-said`}
        onInput={({ currentTarget }) => setEmail(currentTarget.value)}
      />
      <button type="submit" class="plain" aria-disabled={state === 'sending'}>
        {t('mailIt')}
      </button>
      <p id={`${id}-said`} class="note" role="status">
        {state === 'mailed' ? t('mailed', { email }) : state && state !== 'sending' && t(state)}
      </p>
    </form>
  )
}
