/** What was answered to one survey: how many answer, each question with its figures, and the answers themselves. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import { Filters } from './Filters.tsx'
import type { SurveyResultsModel } from './model.ts'
import { NewestAnswers } from './NewestAnswers.tsx'
import { Overview } from './Overview.tsx'
import { StepChapter } from './StepChapter.tsx'

interface ResultsProps {
  readonly model: SurveyResultsModel
  readonly surveyId: string
}

export function SurveyResults({ model, surveyId }: ResultsProps): JSX.Element {
  useEffect(() => void model.load(surveyId), [model, surveyId])
  const results = model.results.value
  const trouble = model.trouble.value
  if (!results) return <Nothing model={model} />
  const isFiltered = Object.values(model.filter.value).some(Boolean)
  return (
    <>
      <header class="editor-head">
        <Back />
        <h2>{t('answers.title', { name: results.survey.name })}</h2>
      </header>
      <Filters model={model} results={results} />
      <TroubleLine trouble={trouble} />
      <Overview results={results} />
      {results.answered === 0 ? (
        <p>{t(isFiltered ? 'answers.none-fit' : 'answers.none')}</p>
      ) : (
        <>
          {results.steps.map((step) => (
            <StepChapter key={step.stepId} step={step} survey={results.survey} />
          ))}
          <NewestAnswers model={model} results={results} />
        </>
      )}
    </>
  )
}

function Back(): JSX.Element {
  return (
    <a class="survey-back" href="#surveys">
      {t('answers.back')}
    </a>
  )
}

function Nothing({ model }: Pick<ResultsProps, 'model'>): JSX.Element {
  const trouble = model.trouble.value
  if (!trouble) return <p role="status">{t('loading')}</p>
  return (
    <>
      <Back />
      {trouble.code === 'not_found' ? (
        <p>{t('answers.missing')}</p>
      ) : (
        <TroubleLine trouble={trouble} />
      )}
    </>
  )
}
