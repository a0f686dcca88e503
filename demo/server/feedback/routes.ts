/** The feedback room: surveys as shoppers answer them, and the tickets that come of it. */
import {
  judgeTicket as judge,
  noteAsk,
  putAnonymousResponse,
  putAskMemory,
  putResponse,
  readMine as mine,
  readSurveys,
  seeTicket as see,
  writeTicketNote,
} from '../../../widgets/feedback/contract.ts'
import type { Room } from '../room.ts'
import { forMember, forPublic, forShopper } from '../route.ts'
import { checkGuestRate } from '../session/guest-rate.ts'
import { answerSurvey } from './answer-survey.ts'
import { countAsk } from './asks.ts'
import { deriveCampaigns } from './derive-campaigns.ts'
import { findOffering } from './find-offering.ts'
import { jobs } from './jobs.ts'
import { remember } from './memory.ts'
import { readMine } from './mine.ts'
import { exportFeedback, forgetFeedback, joinShopper } from './person.ts'
import { loadFeedbackSettings, readOpenSurveys } from './queries.ts'
import { judgeTicket, sayToTicket, seeTicket } from './shopper-tickets.ts'
import { describeSubmission } from './submission-row.ts'
import { hasOpenTicket, summariseFeedback } from './summary.ts'
import { describeTickets } from './ticket-row.ts'

export const room: Room = {
  routes: [
    forPublic(
      readSurveys,
      async ({ shop, services: { database } }) => ({
        items: await readOpenSurveys(database, shop.id),
        rules: (await loadFeedbackSettings(database, shop.id)).settings.rules,
      }),
      { cacheable: true },
    ),
    forPublic(noteAsk, async ({ shop, services, params, body, now, http }) => {
      checkGuestRate(http, services, now)
      return {
        counted: await countAsk(services.database, { shopId: shop.id, ...params, body, now }),
      }
    }),
    forShopper(putResponse, async ({ shop, memberId, services, params, body, now }) => {
      const { database } = services
      const answering = { shopId: shop.id, memberId, ...params, body, now }
      const { submission, ticket } = await answerSurvey(database, answering)
      const [told] = await describeTickets(database, shop.id, ticket ? [ticket] : [], now)
      return { response: describeSubmission(submission), ...(told && { ticket: told }) }
    }),
    forPublic(putAnonymousResponse, async ({ shop, services, params, body, now, http }) => {
      // Whoever sends it is not known: their network is all there is to count by, and that is kept nowhere.
      checkGuestRate(http, services, now)
      const answering = { shopId: shop.id, ...params, body, now }
      const { submission } = await answerSurvey(services.database, answering)
      return { response: describeSubmission(submission) }
    }),
    forShopper(mine, ({ shop, memberId, services, now }) =>
      readMine(services.database, { shopId: shop.id, memberId, now }),
    ),
    forMember(putAskMemory, ({ shop, memberId, services, body, now }) =>
      remember(services.database, { shopId: shop.id, memberId, told: body, now }),
    ),
    forShopper(writeTicketNote, ({ shop, memberId, services, params, body, now }) =>
      sayToTicket(
        services.database,
        { shopId: shop.id, memberId, ticketId: params.ticketId, now },
        { cid: params.cid, ...body },
      ),
    ),
    forShopper(judge, ({ shop, memberId, services, params, body, now }) =>
      judgeTicket(
        services.database,
        { shopId: shop.id, memberId, ticketId: params.ticketId, now },
        { cid: params.cid, ...body },
      ),
    ),
    forShopper(see, async ({ shop, memberId, services, params, body, now }) => ({
      seenSeq: await seeTicket(
        services.database,
        { shopId: shop.id, memberId, ...params, now },
        body.seq,
      ),
    })),
  ],
  jobs,
  campaigns: async (sql, shopId) => deriveCampaigns(await readOpenSurveys(sql, shopId)),
  findOffering,
  hasOpenTicket,
  onSummary: summariseFeedback,
  onJoin: joinShopper,
  onExport: exportFeedback,
  onErase: forgetFeedback,
}
