/** The settings room of the chat: what the merchant decides, and what of it everybody may read. */
import {
  readChatSettings,
  saveChatSettings as save,
} from '../../../widgets/chat/contract/console-settings.ts'
import { readChatFacts } from '../../../widgets/chat/contract/facts.ts'
import { answerJson } from '../http/json.ts'
import type { Room } from '../room.ts'
import { forMerchant, forPublic } from '../route.ts'
import { readFacts } from './facts.ts'
import { measureReplies } from './measure.ts'
import { loadChatSettings } from './queries.ts'
import { saveChatSettings } from './save-settings.ts'

/** Shorter than others: who is there changes. */
const CACHE = 'public, max-age=20, stale-while-revalidate=600'

export const room: Room = {
  jobs: [measureReplies],
  routes: [
    forPublic(readChatFacts, async ({ shop, services, now, http }) => {
      const facts = readChatFacts.response
      const answer = answerJson(http, facts.parse(await readFacts(services, shop, now)), {
        status: 200,
        cacheable: true,
      })
      answer.headers.set('Cache-Control', CACHE)
      return answer
    }),
    forMerchant(readChatSettings, async ({ shop, services }) => ({
      ...(await loadChatSettings(services.database, shop.id)),
      timezone: shop.timezone,
      mail: services.mailer?.kind ?? 'folder',
    })),
    forMerchant(save, async ({ shop, body, services, now }) => ({
      ...(await saveChatSettings(services.database, shop.id, {
        basedOn: body.revision,
        settings: body.settings,
        now,
      })),
      timezone: shop.timezone,
      mail: services.mailer?.kind ?? 'folder',
    })),
  ],
}
