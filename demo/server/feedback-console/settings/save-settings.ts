/** Saves the rules of all surveys and tickets of a shop, as a whole. */
import type { FeedbackSettings } from '../../../../widgets/feedback/contract.ts'
import {
  loadFeedbackSettings,
  writeFeedbackSettings,
  type SettingsRevision,
} from '../../feedback/queries.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Store } from '../surveys/save-survey.ts'

export interface SettingsWish {
  readonly basedOn: number
  readonly settings: FeedbackSettings
  readonly now: Date
}

/** Throws `revision_conflict`. Tickets that are open keep the time they are due. */
export function saveFeedbackSettings(
  store: Store,
  shopId: string,
  { basedOn, settings, now }: SettingsWish,
): Promise<SettingsRevision> {
  return store.transaction(async (sql) => {
    // Of two that save at once the second is told of the first.
    await sql.query('select 1 from shops where shop_id = $1 for update', [shopId])
    const { revision } = await loadFeedbackSettings(sql, shopId)
    if (revision !== basedOn) throw new ProblemError('revision_conflict', { params: { revision } })
    const saved = { revision: revision + 1, settings }
    await writeFeedbackSettings(sql, shopId, { ...saved, now })
    return saved
  })
}
