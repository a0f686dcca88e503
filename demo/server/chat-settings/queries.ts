/** The settings of a shop’s chat, as they are kept. */
import { ChatSettings } from '../../../widgets/chat/contract/console-settings.ts'
import type { Sql } from '../db.ts'

export interface SettingsRevision {
  /** 0 until they are saved for the first time. */
  readonly revision: number
  readonly settings: ChatSettings
}

export async function loadChatSettings(sql: Sql, shopId: string): Promise<SettingsRevision> {
  const [row] = await sql.query<{ revision: number; settings: unknown }>(
    'select revision, settings from chat_settings where shop_id = $1',
    [shopId],
  )
  // Parsed, so that a field that was added since has its default.
  return { revision: row?.revision ?? 0, settings: ChatSettings.parse(row?.settings ?? {}) }
}

export async function writeChatSettings(
  sql: Sql,
  shopId: string,
  { revision, settings, now }: SettingsRevision & { readonly now: Date },
): Promise<void> {
  await sql.query(
    `insert into chat_settings (shop_id, revision, settings, saved_at) values ($1, $2, $3::jsonb, $4)
     on conflict (shop_id) do update set revision = $2, settings = $3::jsonb, saved_at = $4`,
    [shopId, revision, JSON.stringify(settings), now],
  )
}
