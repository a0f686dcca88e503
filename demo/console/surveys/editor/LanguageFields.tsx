/** In which languages a survey is written, which one stands in for all others, and what each still lacks. */
import type { JSX } from 'preact'
import { LANGUAGES } from '../../../../src/i18n/index.ts'
import { checkSurvey } from '../../../../widgets/feedback/contract/check-survey.ts'
import { languageName } from '../../inbox/words.ts'
import { SelectField } from '../../campaigns/SelectField.tsx'
import { t } from '../../texts.ts'
import type { PartProps } from './part.ts'

/** The widget itself speaks the first five; words for the others are the shop’s own, as for the rest of the widget. */
const OFFERED = [...LANGUAGES, 'bg', 'cs', 'de', 'fr', 'hu', 'it', 'nl', 'pt', 'tr', 'uk']
const NONE = ''

export function LanguageFields({ form, model }: PartProps): JSX.Element {
  const { locales } = form
  const [main = 'en'] = locales
  const left = OFFERED.filter((each) => !locales.includes(each))
  return (
    <>
      <p class="muted">{t('survey.languages-lead', { language: languageName(main) })}</p>
      <div class="rule-fields">
        <SelectField
          path="locales"
          label={t('survey.main-language')}
          faults={model.faults.value}
          value={main}
          options={locales}
          words={languageName}
          onPick={(first) =>
            model.edit({ locales: [first, ...locales.filter((each) => each !== first)] })
          }
        />
        <SelectField
          path="locales.more"
          label={t('survey.add-language')}
          faults={[]}
          value={NONE}
          options={[NONE, ...left]}
          words={(each) => (each ? languageName(each) : t('survey.add-language.none'))}
          onPick={(added) => {
            if (added) model.edit({ locales: [...locales, added] })
          }}
        />
      </div>
      {locales.length > 1 && (
        <p class="rules-buttons">
          {locales.slice(1).map((each) => (
            <button
              type="button"
              class="quiet"
              key={each}
              onClick={() => dropLanguage({ form, model }, each)}
            >
              {t('survey.drop-language', { language: languageName(each) })}
            </button>
          ))}
        </p>
      )}
    </>
  )
}

/** Its words stay until it is saved, and come back with it. */
function dropLanguage({ form, model }: Pick<PartProps, 'form' | 'model'>, gone: string): void {
  model.edit({ locales: form.locales.filter((each) => each !== gone) })
  if (model.draft.value?.language === gone) model.write(form.locales[0] ?? 'en')
}

/** Which language is written; one choice for the whole page. */
export function LanguageTabs({ form, model, language }: PartProps): JSX.Element | null {
  if (form.locales.length < 2) return null
  const problems = checkSurvey(form)
  return (
    <div class="switch" role="group" aria-label={t('survey.writing')}>
      {form.locales.map((each) => {
        const count = problems.filter(({ detail }) => detail === each).length
        return (
          <button
            type="button"
            key={each}
            aria-pressed={each === language}
            onClick={() => model.write(each)}
          >
            {languageName(each)}
            {count > 0 && <span class="survey-lacking">{t('survey.lacking', { count })}</span>}
          </button>
        )
      })}
    </div>
  )
}
