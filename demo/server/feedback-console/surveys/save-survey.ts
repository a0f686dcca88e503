/** Makes a survey, or replaces it by its next revision. */
import type { Survey } from '../../../../widgets/feedback/contract.ts'
import {
  checkSurvey,
  type SurveyProblem,
} from '../../../../widgets/feedback/contract/check-survey.ts'
import type { Database, Sql } from '../../db.ts'
import { findSurvey, saveDefinition } from '../../feedback/queries.ts'
import { ProblemError } from '../../http/problem.ts'

export type Store = Pick<Database, keyof Sql | 'transaction'>

export interface SurveyWish {
  readonly surveyId: string
  readonly survey: Survey
  readonly isNew: boolean
  readonly now: Date
}

/** Throws `impossible_rules` with everything that is wrong, `code_taken` for a new one whose id is in use, or `revision_conflict`. */
export function saveSurvey(store: Store, shopId: string, wish: SurveyWish): Promise<void> {
  const { surveyId, isNew, now } = wish
  return store.transaction(async (sql) => {
    // Of two that save at once the second is told of the first, also where there was none.
    await sql.query('select 1 from shops where shop_id = $1 for update', [shopId])
    const known = await findSurvey(sql, { shopId, surveyId }, 'for update')
    if (known && isNew) throw new ProblemError('code_taken')
    if (!known && !isNew) throw new ProblemError('not_found')
    const revision = known?.survey.revision ?? 0
    if (known && wish.survey.revision !== revision)
      throw new ProblemError('revision_conflict', { params: { revision } })
    // Its id is that of its address, and its revision ours to count.
    const survey = { ...wish.survey, id: surveyId, revision: revision + 1 }
    refuse(checkSurvey(survey))
    await saveDefinition(sql, shopId, { survey, status: known?.status ?? 'draft', now })
  })
}

function refuse(problems: readonly SurveyProblem[]): void {
  const [first] = problems
  if (!first) return
  throw new ProblemError('impossible_rules', {
    detail: problems.map(({ path, reason }) => `${path}: ${reason}`).join(', '),
    params: { path: first.path, reason: first.reason, problems },
  })
}
