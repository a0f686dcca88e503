/** A text in the language that is being written at the moment; which languages are missing stands below. */
import type { JSX } from 'preact'
import type { Words } from '../../../../src/contract/words.ts'
import { languageName } from '../../inbox/words.ts'
import { Field, tiesOf, type FieldProps } from '../../referrals/Field.tsx'
import { t } from '../../texts.ts'
import type { PartProps } from './part.ts'

interface WordsFieldProps extends PartProps, Pick<FieldProps, 'path' | 'label' | 'hint'> {
  readonly words: Words | undefined
  readonly isLong?: boolean
  onWords(words: Words): void
}

export function WordsField(props: WordsFieldProps): JSX.Element {
  const { path, label, form, model, language, words = {}, isLong = false, onWords } = props
  const missing = form.locales.filter((locale) => !words[locale]?.trim())
  const isPartly = missing.length > 0 && missing.length < form.locales.length
  const lacking =
    isPartly &&
    t('survey.not-in', { languages: missing.map((each) => languageName(each)).join(', ') })
  const faults = model.faults.value.filter((fault) => fault.path === path)
  // What lacks in the language one looks at comes first.
  const sorted = faults.toSorted((fault) => (fault.language === language ? -1 : 1))
  const hints = [props.hint, !sorted.some((fault) => fault.language) && lacking]
  const field = { path, faults: sorted, hint: hints.filter(Boolean).join(' ') || undefined }
  const onInput = ({ currentTarget }: { currentTarget: { value: string } }): void => {
    const { [language]: _before, ...others } = words
    onWords(currentTarget.value ? { ...others, [language]: currentTarget.value } : others)
  }
  const common = { ...tiesOf(field), lang: language, value: words[language] ?? '', onInput }
  return (
    <Field {...field} label={label}>
      {isLong ? (
        <textarea {...common} rows={3} maxLength={4000} dir="auto" />
      ) : (
        <input {...common} maxLength={4000} autocomplete="off" dir="auto" />
      )}
    </Field>
  )
}

/** `undefined` where nothing is written in any language: then the usual words stand there. */
export function optional(words: Words): Words | undefined {
  return Object.keys(words).length > 0 ? words : undefined
}
