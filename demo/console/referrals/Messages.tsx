/** The merchant’s own words to share, a text for each language of the shop; most leave them to us. */
import type { JSX } from 'preact'
import { LANGUAGES, type Language } from '../../../src/i18n/index.ts'
import { t } from '../texts.ts'
import type { RulesModel } from './rules-model.ts'
import { TextField } from './TextField.tsx'

const NAMES = new Intl.DisplayNames('en', { type: 'language' })
const MAX_LENGTH = 500

export function Messages({ model }: { readonly model: RulesModel }): JSX.Element {
  const { message } = model.form.value
  const edit = (language: Language, text: string): void =>
    model.edit({ message: { ...message, [language]: text } })
  return (
    <details class="messages">
      <summary>{t('rules.messages')}</summary>
      <p class="hint">{t('rules.message.hint', { link: '{link}' })}</p>
      {LANGUAGES.map((language) => (
        <TextField
          key={language}
          path={`message.${language}`}
          label={t('rules.message', { language: NAMES.of(language) ?? language })}
          faults={model.faults.value}
          isLong
          maxLength={MAX_LENGTH}
          value={message[language] ?? ''}
          onText={(text) => edit(language, text)}
        />
      ))}
    </details>
  )
}
