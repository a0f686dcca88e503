/** What a survey is about, as far as it is known here: the order just placed, or what the backend says is due. */
import type { SurveySubject } from '../contract/responses.ts'
import type { Survey } from '../contract/survey.ts'
import type { Mine } from './mine.ts'

export interface KnownSubjects {
  /** The page has told of it. */
  readonly orderId: string | undefined
  readonly due: ReturnType<Mine['due']['peek']>
}

export function subjectOf(
  { id, moment }: Pick<Survey, 'id' | 'moment'>,
  { orderId, due }: KnownSubjects,
): SurveySubject | undefined {
  if (moment.on === 'order') return orderId === undefined ? undefined : { orderId }
  const found = due.find(({ surveyId }) => surveyId === id)
  if (!found) return undefined
  const { surveyId: _known, ...subject } = found
  return subject
}
