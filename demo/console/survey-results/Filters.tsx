/** Which answers to look at: days, language, scores; and the same as a file. */
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { Bucket, type ResultFilter } from '../../../widgets/feedback/contract.ts'
import { isScore } from '../../../widgets/feedback/contract/walk.ts'
import { languageName } from '../inbox/words.ts'
import { t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import type { SurveyFile, SurveyResults, SurveyResultsModel } from './model.ts'
import { saveFile } from './save-file.ts'

interface FiltersProps {
  readonly model: SurveyResultsModel
  readonly results: SurveyResults
}

export function Filters({ model, results }: FiltersProps): JSX.Element {
  const filter = model.filter.value
  const change = (part: ResultFilter): void => void model.look({ ...filter, ...part })
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <section class="card survey-filters" aria-label={t('answers.filter')}>
      <DayField name="from" filter={filter} onDay={(from) => change({ from })} />
      <DayField name="to" filter={filter} onDay={(to) => change({ to })} />
      <Choice
        label={t('answers.language')}
        value={filter.locale}
        all={t('answers.all-languages')}
        choices={results.locales.map((locale) => [locale, languageName(locale)])}
        onChoose={(locale) => change({ locale })}
      />
      {results.survey.steps.some(isScore) && (
        <Choice
          label={t('answers.bucket')}
          value={filter.bucket}
          all={t('answers.bucket.all')}
          choices={Bucket.options.map((bucket) => [bucket, t(`answers.bucket.${bucket}`)])}
          onChoose={(bucket) => change({ bucket: Bucket.safeParse(bucket).data })}
        />
      )}
      <div class="survey-filter-foot">
        <p class="survey-found" role="status">
          {model.reading.value ? t('loading') : t('answers.found', { count: results.answered })}
        </p>
        {isFiltered && (
          <button class="quiet" onClick={() => void model.look({})}>
            {t('answers.reset')}
          </button>
        )}
        <Download model={model} isFiltered={isFiltered} />
      </div>
    </section>
  )
}

interface DownloadProps {
  readonly model: SurveyResultsModel
  readonly isFiltered: boolean
}

function Download({ model, isFiltered }: DownloadProps): JSX.Element {
  const saved = useSignal<SurveyFile | undefined>(undefined)
  const onDownload = async (): Promise<void> => {
    saved.value = await model.download()
    if (saved.value) saveFile(saved.value)
  }
  return (
    <>
      <button class="quiet" aria-disabled={model.busy.value} onClick={() => void onDownload()}>
        {t(isFiltered ? 'answers.download-filtered' : 'answers.download')}
      </button>
      <p class="done" role="status">
        {saved.value && t('answers.downloaded', { filename: saved.value.filename })}
      </p>
      <TroubleLine trouble={model.actionTrouble.value} />
    </>
  )
}

interface DayProps {
  readonly name: 'from' | 'to'
  readonly filter: ResultFilter
  onDay(day: string | undefined): void
}

function DayField({ name, filter, onDay }: DayProps): JSX.Element {
  return (
    <label>
      <span>{t(`answers.${name}`)}</span>
      <input
        type="date"
        value={filter[name] ?? ''}
        min={name === 'to' ? filter.from : undefined}
        max={name === 'from' ? filter.to : undefined}
        onChange={({ currentTarget: { value } }) => onDay(value || undefined)}
      />
    </label>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string | undefined
  /** What no choice is called. */
  readonly all: string
  readonly choices: readonly (readonly [value: string, text: string])[]
  onChoose(value: string | undefined): void
}

function Choice({ label, value, all, choices, onChoose }: ChoiceProps): JSX.Element {
  return (
    <label>
      <span>{label}</span>
      <select
        value={value ?? ''}
        onChange={({ currentTarget }) => onChoose(currentTarget.value || undefined)}
      >
        <option value="">{all}</option>
        {choices.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
