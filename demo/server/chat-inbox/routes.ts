/** The merchant’s inbox: everything people of the shop do with conversations, and who of them is there. */
import * as contract from '../../../widgets/chat/contract.ts'
import { changeConversation } from '../chat/change.ts'
import { describeMessage } from '../chat/message-row.ts'
import { rewriteMessage } from '../chat/rewrite.ts'
import { ProblemError } from '../http/problem.ts'
import { readMerchantCookie } from '../merchant/cookie.ts'
import type { Room } from '../room.ts'
import { forMerchant } from '../route.ts'
import { answer } from './answer.ts'
import { openDesk } from './desk.ts'
import { handle } from './handle.ts'
import { jobs } from './jobs.ts'
import { exportNotes, writeNote } from './notes.ts'
import { readInboxPage, readInboxRow } from './read-inbox.ts'
import { signal } from './signal.ts'
import { openInbox } from './stream.ts'
import { readThreadOf } from './thread.ts'

export const room: Room = {
  routes: [
    forMerchant(contract.readInbox, async ({ services, query, now, ...caller }) => {
      const desk = await openDesk(services.database, caller)
      return readInboxPage(services.database, desk, { query, now })
    }),
    forMerchant(contract.readThread, async ({ services, params, query, now, ...caller }) => {
      const desk = await openDesk(services.database, caller)
      return readThreadOf(services.database, desk, { ...params, query, now })
    }),
    forMerchant(contract.answerShopper, async ({ services, params, body, now, ...caller }) => {
      const desk = await openDesk(services.database, caller)
      return answer(services.database, desk, { ...params, body, now })
    }),
    forMerchant(contract.changeMessage, async ({ services, params, body, shop, now }) => {
      const { conversationId, cid } = params
      const name = { shopId: shop.id, conversationId, now }
      return changeConversation(services.database, name, async (change) =>
        describeMessage(await rewriteMessage(change, cid, body)),
      )
    }),
    forMerchant(contract.writeNote, async ({ services, params, body, now, ...caller }) => {
      const desk = await openDesk(services.database, caller)
      return writeNote(services.database, desk, { ...params, ...body, now })
    }),
    forMerchant(contract.signalShopper, async ({ services, params, body, now, ...caller }) => {
      const desk = await openDesk(services.database, caller)
      await signal(services.database, desk, { ...params, body, now })
      return { heard: true }
    }),
    forMerchant(contract.handleConversation, async ({ services, params, body, now, ...caller }) => {
      const desk = await openDesk(services.database, caller)
      await handle(services.database, desk, { ...params, body, now })
      const row = await readInboxRow(services.database, desk, { ...params, now })
      if (!row) throw new ProblemError('not_found')
      return row
    }),
    forMerchant(contract.openInboxStream, async ({ services, shop, merchant, http }) => {
      const token = readMerchantCookie(http) ?? ''
      const body = await openInbox(services, { shopId: shop.id, email: merchant.email, token })
      http.header('Content-Type', 'text/event-stream')
      // A proxy that gathers output would hold messages back.
      http.header('X-Accel-Buffering', 'no')
      return http.body(body)
    }),
  ],
  jobs,
  onExport: exportNotes,
}
