/** What a Chatwoot server can do, known before its code is there. */
import type { Abilities } from './backend.ts'

/** Order status is asked of the shop’s own backend; Chatwoot’s public API quotes, mails and deletes nothing. */
export const CHATWOOT_ABILITIES: Abilities = {
  files: true,
  replies: false,
  transcriptByMail: false,
  orderStatus: true,
  erasing: false,
}
