/** Other ways to reach the shop, and what goes by mail. */
import type { JSX } from 'preact'
import type { Channels, ChatSettings } from '../../../widgets/chat/contract.ts'
import { NumberField } from '../campaigns/TypedField.tsx'
import { Check } from '../referrals/Check.tsx'
import { TextField } from '../referrals/TextField.tsx'
import { t } from '../texts.ts'
import type { PartProps } from './ChatSettings.tsx'

const WAYS = ['whatsapp', 'phone', 'email', 'instagram'] as const satisfies (keyof Channels)[]
const HINTS = { whatsapp: 'chat.whatsapp-hint', instagram: 'chat.instagram-hint' } as const

export function ChannelFields({ form: { channels }, model }: PartProps): JSX.Element {
  return (
    <div class="rule-fields">
      {WAYS.map((way) => (
        <TextField
          key={way}
          path={`channels.${way}`}
          label={t(`chat.${way}`)}
          hint={way in HINTS ? t(HINTS[way as keyof typeof HINTS]) : undefined}
          faults={model.faults.value}
          value={channels[way] ?? ''}
          onText={(text) =>
            model.edit({ channels: { ...channels, [way]: text.trim() || undefined } })
          }
        />
      ))}
    </div>
  )
}

export function MailFields({ form, model }: PartProps): JSX.Element {
  const { notify, mailAnswersAfterMinutes } = form
  return (
    <>
      <p>{model.kept.value && t(`chat.mail.${model.kept.value.mail}`)}</p>
      <Check
        label={t('chat.notify-on')}
        isOn={notify !== undefined}
        onTurn={(isOn) => model.edit({ notify: isOn ? { email: '', afterMinutes: 5 } : undefined })}
      />
      {notify && <Notify notify={notify} model={model} />}
      <NumberField
        path="mailAnswersAfterMinutes"
        label={t('chat.mail-answers')}
        faults={model.faults.value}
        value={mailAnswersAfterMinutes}
        onNumber={(minutes = Number.NaN) => model.edit({ mailAnswersAfterMinutes: minutes })}
      />
    </>
  )
}

interface NotifyProps extends Pick<PartProps, 'model'> {
  readonly notify: NonNullable<ChatSettings['notify']>
}

function Notify({ notify, model }: NotifyProps): JSX.Element {
  return (
    <div class="rule-fields">
      <TextField
        path="notify.email"
        label={t('chat.notify-email')}
        faults={model.faults.value}
        value={notify.email}
        onText={(email) => model.edit({ notify: { ...notify, email: email.trim() } })}
      />
      <NumberField
        path="notify.afterMinutes"
        label={t('chat.notify-minutes')}
        faults={model.faults.value}
        value={notify.afterMinutes}
        onNumber={(afterMinutes = Number.NaN) =>
          model.edit({ notify: { ...notify, afterMinutes } })
        }
      />
    </div>
  )
}
