/** A text in the language that is being written at the moment; which languages are missing stands below. */
import type { JSX } from 'preact'
import { LANGUAGES } from '../../../src/i18n/index.ts'
import type { Words } from '../../../widgets/chat/contract.ts'
import { Field, tiesOf, type FieldProps } from '../referrals/Field.tsx'
import { t } from '../texts.ts'
import { languageName } from '../inbox/words.ts'
import type { ChatSettingsModel } from './model.ts'

interface WordsFieldProps extends Pick<FieldProps, 'path' | 'label'> {
  readonly model: ChatSettingsModel
  readonly words: Words | undefined
  readonly isLong?: boolean
  onWords(words: Words): void
}

export function WordsField(props: WordsFieldProps): JSX.Element {
  const { path, label, model, words = {}, isLong = false, onWords } = props
  const language = model.language.value
  const missing = LANGUAGES.filter((each) => !(each in words))
  const isPartly = missing.length > 0 && missing.length < LANGUAGES.length
  const field = {
    path,
    faults: model.faults.value,
    hint: isPartly
      ? t('chat.missing-languages', {
          languages: missing.map((each) => languageName(each)).join(', '),
        })
      : undefined,
  }
  const onInput = ({ currentTarget }: { currentTarget: { value: string } }): void => {
    const { [language]: _before, ...others } = words
    onWords(currentTarget.value ? { ...others, [language]: currentTarget.value } : others)
  }
  const common = { ...tiesOf(field), lang: language, value: words[language] ?? '', onInput }
  return (
    <Field {...field} label={label}>
      {isLong ? (
        <textarea {...common} rows={3} maxLength={4000} />
      ) : (
        <input {...common} maxLength={4000} autocomplete="off" />
      )}
    </Field>
  )
}

/** Which language is written; one choice for the whole page. */
export function LanguageTabs({ model }: { readonly model: ChatSettingsModel }): JSX.Element {
  return (
    <div class="switch" role="group" aria-label={t('chat.languages')}>
      {LANGUAGES.map((each) => (
        <button
          type="button"
          key={each}
          aria-pressed={each === model.language.value}
          onClick={() => model.write(each)}
        >
          {languageName(each)}
        </button>
      ))}
    </div>
  )
}
