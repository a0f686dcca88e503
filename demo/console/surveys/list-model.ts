/** All surveys of the shop, and their opening and closing. */
import { signal, type ReadonlySignal } from '@preact/signals'
import { listSurveys, setSurveyStatus, type SurveyRow } from '../../../widgets/feedback/contract.ts'
import { at, type Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'

export interface SurveyListModel extends Pick<Attempts, 'busy' | 'trouble'> {
  readonly rows: ReadonlySignal<readonly SurveyRow[] | undefined>
  load(): Promise<void>
  switchTo(surveyId: string, status: 'open' | 'closed'): Promise<void>
  /** What was saved elsewhere. */
  put(row: SurveyRow): void
  find(surveyId: string): SurveyRow | undefined
  forget(): void
}

export function createSurveyListModel(call: Call): SurveyListModel {
  const rows = signal<readonly SurveyRow[]>()
  const { busy, trouble, attempt } = createAttempts()

  function put(row: SurveyRow): void {
    const known = rows.value ?? []
    const place = known.findIndex(({ survey }) => survey.id === row.survey.id)
    rows.value = place < 0 ? [...known, row] : known.with(place, row)
  }

  return {
    rows,
    busy,
    trouble,
    put,
    find: (surveyId) => rows.value?.find(({ survey }) => survey.id === surveyId),
    load: () =>
      attempt(async () => {
        rows.value = (await call(listSurveys)).items
      }),
    switchTo: (surveyId, status) =>
      attempt(async () => {
        put(await call(at(setSurveyStatus, { params: { surveyId } }), { status }))
      }),
    forget: () => void (rows.value = undefined),
  }
}
