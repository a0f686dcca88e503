/** What was answered to one survey: as far back and of whom the merchant wants to see it. */
import { batch, signal, type ReadonlySignal } from '@preact/signals'
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import {
  exportSurvey,
  readSurveyResults,
  type ResultFilter,
} from '../../../widgets/feedback/contract.ts'
import { at, type Call } from '../api.ts'
import { createAttempts, toTrouble, type Attempts, type Trouble } from '../attempts.ts'
import { oneAtATime } from '../inbox/one-at-a-time.ts'

export type SurveyResults = ResponseOf<typeof readSurveyResults>
export type SurveyFile = ResponseOf<typeof exportSurvey>

export interface SurveyResultsModel extends Pick<Attempts, 'busy'> {
  /** `undefined` until they are here. */
  readonly results: ReadonlySignal<SurveyResults | undefined>
  readonly filter: ReadonlySignal<ResultFilter>
  /** What is shown is not yet what is looked at. */
  readonly reading: ReadonlySignal<boolean>
  readonly trouble: ReadonlySignal<Trouble | undefined>
  /** Why more answers, or the file, could not be had. */
  readonly actionTrouble: Attempts['trouble']
  load(surveyId: string): Promise<void>
  look(filter: ResultFilter): Promise<void>
  more(): Promise<void>
  /** Of what is looked at; `undefined` if it could not be had. */
  download(): Promise<SurveyFile | undefined>
  forget(): void
}

export function createSurveyResultsModel(call: Call): SurveyResultsModel {
  const results = signal<SurveyResults>()
  const filter = signal<ResultFilter>({})
  const reading = signal(false)
  const trouble = signal<Trouble>()
  const { busy, trouble: actionTrouble, attempt, forgive } = createAttempts()
  let surveyId = ''

  const ask = (skip?: number): Promise<SurveyResults> =>
    call(
      at(readSurveyResults, {
        params: { surveyId },
        query: { ...queryOf(filter.value), ...(skip && { skip: String(skip) }) },
      }),
    )

  const refresh = oneAtATime(async () => {
    const [askedId, askedFilter] = [surveyId, filter.value]
    if (!askedId) return
    const isAsked = (): boolean => askedId === surveyId && askedFilter === filter.value
    reading.value = true
    try {
      const found = await ask()
      if (!isAsked()) return
      batch(() => {
        results.value = found
        trouble.value = undefined
      })
    } catch (error) {
      if (isAsked()) trouble.value = toTrouble(error)
    } finally {
      if (isAsked()) reading.value = false
    }
  })

  function start(id: string): void {
    surveyId = id
    forgive()
    batch(() => {
      results.value = undefined
      filter.value = {}
      reading.value = false
      trouble.value = undefined
    })
  }

  return {
    results,
    filter,
    reading,
    trouble,
    actionTrouble,
    busy,
    load(id) {
      if (id !== surveyId) start(id)
      return refresh()
    },
    look(next) {
      filter.value = next
      return refresh()
    },
    more: () =>
      attempt(async () => {
        const [shown, asked] = [results.value, filter.value]
        if (!shown?.hasMore) return
        const next = await ask(shown.responses.length)
        if (results.value === shown && filter.value === asked) results.value = withMore(shown, next)
      }),
    async download() {
      let file: SurveyFile | undefined
      await attempt(async () => {
        const query = queryOf(filter.value)
        file = await call(at(exportSurvey, { params: { surveyId }, query }))
      })
      return file
    },
    forget: () => start(''),
  }
}

/** An answer that came meanwhile moves all others on by one: none is shown twice. */
function withMore(shown: SurveyResults, next: SurveyResults): SurveyResults {
  const known = new Set(shown.responses.map(({ submissionId }) => submissionId))
  const fresh = next.responses.filter(({ submissionId }) => !known.has(submissionId))
  return { ...shown, responses: [...shown.responses, ...fresh], hasMore: next.hasMore }
}

function queryOf(filter: ResultFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).filter((each): each is [string, string] => Boolean(each[1])),
  )
}
