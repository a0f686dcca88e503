/** What the survey is called: for people of the shop, in pages, and for shoppers. */
import type { JSX } from 'preact'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import { LanguageTabs } from './LanguageFields.tsx'
import type { PartProps } from './part.ts'
import { WordsField } from './WordsField.tsx'

export function BasicFields(props: PartProps): JSX.Element {
  const { form, model } = props
  const faults = model.faults.value
  const isNew = model.draft.value?.isNew ?? false
  return (
    <>
      <div class="rule-fields">
        <TextField
          path="name"
          label={t('survey.name')}
          hint={t('survey.name-hint')}
          faults={faults}
          value={form.name}
          maxLength={100}
          onText={(name) => model.edit({ name })}
        />
        {isNew && (
          <TextField
            path="id"
            label={t('survey.id')}
            hint={t('survey.id-hint')}
            faults={faults}
            value={form.id}
            maxLength={40}
            onText={(id) => model.edit({ id: id.trim() })}
          />
        )}
      </div>
      <LanguageTabs {...props} />
      <WordsField
        {...props}
        path="title"
        label={t('survey.title')}
        words={form.title}
        onWords={(title) => model.edit({ title })}
      />
    </>
  )
}
