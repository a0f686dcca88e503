/** The page of surveys: the list, a new one, one to write on, what was answered, and the rules for all. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { SurveyResults } from '../survey-results/SurveyResults.tsx'
import { t } from '../texts.ts'
import { Editor } from './editor/Editor.tsx'
import type { SurveysModel } from './model.ts'
import { NewSurvey } from './NewSurvey.tsx'
import { RulesForm } from './RulesForm.tsx'
import { SurveyList } from './SurveyList.tsx'

const PARTS = ['list', 'new', 'settings'] as const

interface SurveysProps {
  readonly model: SurveysModel
  /** As the address says: `edit/after-order`. */
  readonly part: string
}

export function Surveys({ model, part }: SurveysProps): JSX.Element {
  const [name = '', id = ''] = part.split('/')
  const { list, shop } = model
  useEffect(() => {
    void list.load()
    void shop.load()
  }, [list, shop])
  const shown = PARTS.find((known) => known === name) ?? 'list'
  return (
    <main class="home">
      <header class="home-head">
        <h1>{t('page.surveys')}</h1>
        <p class="muted">{t('surveys.lead')}</p>
        <nav class="parts" aria-label={t('surveys.parts')}>
          {PARTS.map((each) => (
            <a
              key={each}
              href={each === 'list' ? '#surveys' : `#surveys/${each}`}
              aria-current={each === shown && !id ? 'page' : undefined}
            >
              {t(`surveys.part.${each}`)}
            </a>
          ))}
        </nav>
      </header>
      <Part model={model} name={name} id={id} />
    </main>
  )
}

interface PartProps {
  readonly model: SurveysModel
  readonly name: string
  readonly id: string
}

function Part({ model, name, id }: PartProps): JSX.Element {
  switch (name) {
    case 'new':
      return <NewSurvey model={model.editor} />
    case 'edit':
      return <Editor model={model} surveyId={id} />
    case 'results':
      return <SurveyResults model={model.results} surveyId={id} />
    case 'settings':
      return <RulesForm model={model.rules} />
    default:
      return <SurveyList model={model} />
  }
}
