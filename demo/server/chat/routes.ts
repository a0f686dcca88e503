/** The chat room: what shoppers write to the shop, and what the shop answers. */
import {
  endConversation as end,
  eraseChat as erase,
  rateConversation as rate,
  readChanges,
  readEarlier,
  sendMessage,
  signalChat,
} from '../../../widgets/chat/contract.ts'
import type { Room } from '../room.ts'
import { forShopper } from '../route.ts'
import { readChatPage } from './changes.ts'
import { readOwnMessages } from './earlier.ts'
import { exportChat } from './export.ts'
import { joinShopper } from './join.ts'
import { endConversation, eraseChat, forgetShopper, rateConversation } from './parting.ts'
import { send } from './send.ts'
import { hearSignals } from './signals.ts'

export const room: Room = {
  routes: [
    forShopper(sendMessage, ({ shop, memberId, services, params, body, now }) =>
      send(services.database, { shopId: shop.id, memberId, ...params, body, now }),
    ),
    forShopper(readChanges, ({ shop, memberId, services, query }) =>
      readChatPage(
        services.database,
        { shopId: shop.id, memberId },
        { after: numberOf(query.after), limit: limitOf(query.limit, 100) },
      ),
    ),
    forShopper(readEarlier, ({ shop, memberId, services, params, query }) =>
      readOwnMessages(services.database, {
        shopId: shop.id,
        memberId,
        ...params,
        before: numberOf(query.before),
        limit: limitOf(query.limit, 50),
      }),
    ),
    forShopper(signalChat, async ({ shop, memberId, services, params, body, now }) => {
      const place = { shopId: shop.id, memberId, ...params, now }
      return { heard: await hearSignals(services.database, place, body) }
    }),
    forShopper(end, ({ shop, memberId, services, params, now }) =>
      endConversation(services.database, { shopId: shop.id, memberId, ...params, now }),
    ),
    forShopper(rate, ({ shop, memberId, services, params, body, now }) =>
      rateConversation(services.database, { shopId: shop.id, memberId, ...params, now }, body),
    ),
    forShopper(erase, async ({ shop, memberId, services, now }) => {
      await eraseChat(services.database, { shopId: shop.id, memberId, now })
      return { erased: true }
    }),
  ],
  onJoin: joinShopper,
  onExport: exportChat,
  onErase: forgetShopper,
}

const MOST_AT_ONCE = 200

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits)
}

function limitOf(digits: string | undefined, usual: number): number {
  return Math.min(Math.max(numberOf(digits) ?? usual, 1), MOST_AT_ONCE)
}
