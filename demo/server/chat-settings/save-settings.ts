/** Saves what a shop decided about its chat, as a whole. */
import type { ChatSettings } from '../../../widgets/chat/contract/console-settings.ts'
import { refuseProblems } from '../campaigns/refuse.ts'
import type { Database, Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { checkSettings } from './check-settings.ts'
import { loadChatSettings, writeChatSettings, type SettingsRevision } from './queries.ts'

export interface SettingsWish {
  readonly basedOn: number
  readonly settings: ChatSettings
  readonly now: Date
}

/** Throws `revision_conflict`, or `impossible_rules` with everything that is wrong. */
export function saveChatSettings(
  database: Pick<Database, keyof Sql | 'transaction'>,
  shopId: string,
  { basedOn, settings, now }: SettingsWish,
): Promise<SettingsRevision> {
  return database.transaction(async (sql) => {
    // Of two that save at once the second is told of the first.
    await sql.query('select 1 from shops where shop_id = $1 for update', [shopId])
    const { revision } = await loadChatSettings(sql, shopId)
    if (revision !== basedOn) throw new ProblemError('revision_conflict', { params: { revision } })
    const merchants = await sql.query<{ email: string }>(
      'select email from merchants where shop_id = $1',
      [shopId],
    )
    refuseProblems(
      checkSettings(
        settings,
        merchants.map(({ email }) => email),
      ),
    )
    const saved = { revision: revision + 1, settings }
    await writeChatSettings(sql, shopId, { ...saved, now })
    return saved
  })
}
