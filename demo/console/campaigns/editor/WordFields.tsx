/** What it says, language by language, and how loudly. */
import type { JSX } from 'preact'
import { Surface } from '../../../../src/contract/campaign/campaign.ts'
import { LANGUAGES } from '../../../../src/i18n/index.ts'
import { TextField } from '../../referrals/TextField.tsx'
import { t } from '../../texts.ts'
import { isPersonal, keysOf, withText } from '../draft.ts'
import type { EditorPartProps } from '../Editor.tsx'
import { SelectField } from '../SelectField.tsx'
import { Warnings } from './Warnings.tsx'

export function WordFields({ draft, model }: EditorPartProps): JSX.Element {
  const faults = model.faults.value
  return (
    <>
      <div class="rule-fields">
        <SelectField
          path="surface"
          label={t('editor.surface')}
          hint={t(`editor.surface.${draft.surface}`)}
          faults={faults}
          value={draft.surface}
          options={Surface.options}
          words={(surface) => t(`campaigns.surface.${surface}`)}
          onPick={(surface) => model.edit({ surface })}
        />
        {(draft.surface === 'inline' || draft.slot !== undefined) && (
          <TextField
            path="slot"
            label={t('editor.slot')}
            hint={t('editor.slot.hint')}
            faults={faults}
            value={draft.slot ?? ''}
            onText={(slot) => model.edit({ slot: slot || undefined })}
          />
        )}
      </div>
      <Languages draft={draft} model={model} />
      <Texts draft={draft} model={model} />
      <Warnings model={model} under="texts" />
    </>
  )
}

function Languages({ draft, model }: EditorPartProps): JSX.Element {
  return (
    <div class="switch" role="group" aria-label={t('editor.language')}>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          aria-pressed={language === model.language.value}
          onClick={() => model.speak(language)}
        >
          {nameOf(language)}
          {draft.texts?.[language] ? '' : ` (${t('editor.language-empty')})`}
        </button>
      ))}
    </div>
  )
}

function Texts({ draft, model }: EditorPartProps): JSX.Element {
  const language = model.language.value
  const texts = draft.texts ?? {}
  return (
    <div class="rule-group" lang={language}>
      {keysOf(draft).map((key) => (
        <TextField
          key={`${language} ${key}`}
          path={`texts.${language}.${key}`}
          label={labelOf(key)}
          hint={isPersonal(texts, key) ? t('editor.personal', { key: `${key}Plain` }) : undefined}
          faults={model.faults.value}
          isLong={!['title', 'titlePlain', 'accept', 'decline'].includes(key)}
          maxLength={1000}
          value={texts[language]?.[key] ?? ''}
          onText={(text) => model.edit({ texts: withText(texts, language, { key, text }) })}
        />
      ))}
    </div>
  )
}

function labelOf(key: string): string {
  switch (key) {
    case 'title':
    case 'accept':
    case 'decline':
      return t(`editor.text.${key}`)
    default:
      return t('editor.text.other', { key })
  }
}

const names = new Intl.DisplayNames('en', { type: 'language' })

export function nameOf(language: string): string {
  return names.of(language) ?? language
}
