/** The merchant’s side of feedback: surveys and what was answered, the rules of all of them, and the queue of tickets. */
import * as contract from '../../../widgets/feedback/contract.ts'
import { openDesk } from '../chat-inbox/desk.ts'
import { loadFeedbackSettings, setStatus } from '../feedback/queries.ts'
import type { Room } from '../room.ts'
import { forMerchant } from '../route.ts'
import { exportAnswers } from './export/export-survey.ts'
import { readResults } from './results/read-results.ts'
import { saveFeedbackSettings } from './settings/save-settings.ts'
import { saveSurvey } from './surveys/save-survey.ts'
import { readRow, readRows } from './surveys/survey-row.ts'
import { handle, note, view } from './tickets/handle.ts'
import { readDetail } from './tickets/read-detail.ts'
import { readQueue } from './tickets/read-queue.ts'

export const room: Room = {
  routes: [
    forMerchant(contract.listSurveys, async ({ services, shop }) => ({
      items: await readRows(services.database, shop.id),
    })),
    forMerchant(contract.saveSurvey, async ({ services, shop, params, body, now }) => {
      await saveSurvey(services.database, shop.id, { ...params, ...body, now })
      return readRow(services.database, { shopId: shop.id, ...params })
    }),
    forMerchant(contract.setSurveyStatus, async ({ services, shop, params, body, now }) => {
      const name = { shopId: shop.id, ...params }
      await setStatus(services.database, name, { ...body, now })
      return readRow(services.database, name)
    }),
    forMerchant(contract.readFeedbackSettings, ({ services, shop }) =>
      loadFeedbackSettings(services.database, shop.id),
    ),
    forMerchant(contract.saveFeedbackSettings, ({ services, shop, body, now }) =>
      saveFeedbackSettings(services.database, shop.id, {
        basedOn: body.revision,
        settings: body.settings,
        now,
      }),
    ),
    forMerchant(contract.readSurveyResults, async ({ services, shop, params, query }) => {
      const { skip = '0', ...filter } = query
      const { id: shopId, timezone } = shop
      const question = { shopId, timezone, ...params, filter, skip: Number(skip) }
      return readResults(services.database, question)
    }),
    forMerchant(contract.exportSurvey, async ({ services, shop, params, query, now }) => {
      const { id: shopId, timezone } = shop
      return exportAnswers(services.database, { shopId, timezone, ...params, filter: query, now })
    }),
    forMerchant(contract.readTickets, async ({ services, query, now, ...caller }) => {
      const desk = await openDesk(services.database, caller)
      return readQueue(services.database, desk, { query, now })
    }),
    forMerchant(contract.readTicket, async ({ services, params, now, ...caller }) => {
      const desk = await openDesk(services.database, caller)
      return readDetail(services.database, desk, { ...params, now })
    }),
    forMerchant(contract.handleTicket, async ({ services, params, body, now, ...caller }) => {
      const desk = await openDesk(services.database, caller)
      await handle(services.database, desk, { ...params, body, now })
      return readDetail(services.database, desk, { ...params, now })
    }),
    forMerchant(contract.noteTicket, async ({ services, params, body, now, ...caller }) => {
      const desk = await openDesk(services.database, caller)
      await note(services.database, desk, { ...params, body, now })
      return readDetail(services.database, desk, { ...params, now })
    }),
    forMerchant(contract.viewTicket, async ({ services, shop, params, body, now }) => {
      await view(services.database, shop.id, { ...params, ...body, now })
      return { viewed: true }
    }),
  ],
}
