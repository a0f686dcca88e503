/** What the chat shows of a shop before anybody writes. */
import type { ChatFacts } from '../../../widgets/chat/contract/facts.ts'
import { isAnybodyThere } from '../chat-inbox/presence.ts'
import type { Services } from '../services.ts'
import type { ShopRow } from '../shop/queries.ts'
import { readReplyTime } from './measure.ts'
import { loadChatSettings } from './queries.ts'

export async function readFacts(
  { database, mailer }: Services,
  { id, timezone }: Pick<ShopRow, 'id' | 'timezone'>,
  now: Date,
): Promise<ChatFacts> {
  const { revision, settings } = await loadChatSettings(database, id)
  const { greeting, hours, channels, preChat, answers, flow, orderStatus } = settings
  const replyTime = await readReplyTime(database, id)
  const mail = mailer !== undefined
  return {
    revision,
    timezone,
    ...(greeting && { greeting }),
    ...(hours && { hours }),
    isOnline: await isAnybodyThere(database, id, now),
    ...(replyTime && { replyTime }),
    channels,
    preChat,
    answers,
    ...(flow && { flow }),
    // The code that opens an order comes by mail.
    orderStatus: orderStatus && mail,
    mail,
  }
}
