/** The settings of the chat, on one page: saved together, so that they always fit each other. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { ChatSettings as Form } from '../../../widgets/chat/contract.ts'
import { Chapter } from '../Chapter.tsx'
import { Check } from '../referrals/Check.tsx'
import { t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import { AnswerFields } from './AnswerFields.tsx'
import { FlowFields } from './FlowFields.tsx'
import { HourFields } from './HourFields.tsx'
import type { ChatSettingsModel } from './model.ts'
import { AgentFields, CannedFields } from './PeopleFields.tsx'
import { PreChatFields } from './PreChatFields.tsx'
import { ChannelFields, MailFields } from './ReachFields.tsx'
import { SaveBar } from './SaveBar.tsx'
import { LanguageTabs, WordsField } from './WordsField.tsx'

export interface PartProps {
  readonly form: Form
  readonly model: ChatSettingsModel
}

const PARTS = [
  ['chat.hours', HourFields],
  ['chat.greeting', GreetingFields],
  ['chat.answers', AnswerFields],
  ['chat.flow', FlowFields],
  ['chat.pre-chat', PreChatFields],
  ['chat.channels', ChannelFields],
  ['chat.canned', CannedFields],
  ['chat.people', AgentFields],
  ['chat.mail', MailFields],
  ['chat.order-status', OrderFields],
] as const

export function ChatSettings({ model }: { readonly model: ChatSettingsModel }): JSX.Element {
  const form = model.form.value
  useEffect(() => void model.load(), [model])
  return (
    <main class="home">
      <header class="home-head">
        <h1>{t('page.chat')}</h1>
        <p class="muted">{t('chat.lead')}</p>
      </header>
      {form ? (
        <form
          class="rules"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void model.save()
          }}
        >
          {PARTS.map(([title, Part]) => (
            <Chapter key={title} title={t(title)}>
              <Part form={form} model={model} />
            </Chapter>
          ))}
          <SaveBar model={model} />
        </form>
      ) : model.trouble.value ? (
        <TroubleLine trouble={model.trouble.value} />
      ) : (
        <p role="status">{t('loading')}</p>
      )}
    </main>
  )
}

function GreetingFields({ form, model }: PartProps): JSX.Element {
  return (
    <>
      <LanguageTabs model={model} />
      <WordsField
        path="greeting"
        label={t('chat.greeting-label')}
        isLong
        model={model}
        words={form.greeting}
        onWords={(greeting) =>
          model.edit({ greeting: Object.keys(greeting).length > 0 ? greeting : undefined })
        }
      />
    </>
  )
}

function OrderFields({ form, model }: PartProps): JSX.Element {
  return (
    <Check
      label={t('chat.order-status-on')}
      isOn={form.orderStatus}
      onTurn={(orderStatus) => model.edit({ orderStatus })}
    />
  )
}
