/** Gives the demo shop its chat: how it is set up, a second person who answers, and two conversations. */
import { rateConversation } from '../../chat/parting.ts'
import { changeConversation, setConversation } from '../../chat/change.ts'
import { createMessageId } from '../../chat/message-id.ts'
import { resolveConversation } from '../../chat/resolve.ts'
import { send } from '../../chat/send.ts'
import { answer } from '../../chat-inbox/answer.ts'
import { openDesk, type Desk } from '../../chat-inbox/desk.ts'
import { saveChatSettings } from '../../chat-settings/save-settings.ts'
import type { Database } from '../../db.ts'
import { createMerchant, findMerchant } from '../../merchant/queries.ts'
import { ensureMember } from '../../session/queries.ts'
import { findShopByKey } from '../../shop/queries.ts'
import { createSecret } from '../../shop/secrets.ts'
import { DEMO_CUSTOMERS, DEMO_MERCHANT, DEMO_SHOP } from '../fern-and-ember.ts'
import { within, type SignIn } from '../seed.ts'
import { demoChatSettings } from './settings.ts'
import { DEMO_CONVERSATIONS, type Conversation } from './story.ts'

const MINUTE_MS = 60_000
const COLLEAGUE = 'radu@fern-and-ember.example'
const SHOP = DEMO_SHOP.id

interface Place {
  readonly database: Database
  readonly now: Date
  /** Origin the shop’s pages stand at. */
  readonly origin: string
}

/** How the second person signs in. Only for a shop that was seeded just now. */
export async function seedDemoChat(
  database: Database,
  { now, origin }: Omit<Place, 'database'>,
): Promise<SignIn> {
  const colleague = { email: COLLEAGUE, password: createSecret('') }
  await database.transaction(async (sql) => {
    const store = { ...database, ...within(sql) }
    await createMerchant(sql, { shopId: SHOP, ...colleague, now })
    const settings = demoChatSettings({ owner: DEMO_MERCHANT, colleague: COLLEAGUE }, now)
    await saveChatSettings(store, SHOP, { basedOn: 0, settings, now })
    const [shop, merchant] = [
      await findShopByKey(sql, DEMO_SHOP.publicKey),
      await findMerchant(sql, COLLEAGUE),
    ]
    if (!shop || !merchant) throw new Error('The demo shop is not in the database.')
    const desk = await openDesk(sql, { shop, merchant })
    for (const conversation of DEMO_CONVERSATIONS)
      await converse({ database: store, now, origin }, desk, conversation)
  })
  return colleague
}

async function converse(place: Place, desk: Desk, story: Conversation): Promise<void> {
  const { database, now } = place
  const at = (minutesAgo: number): Date => new Date(now.getTime() - minutesAgo * MINUTE_MS)
  const memberId = await memberOf(place, story)
  const conversationId = createMessageId(at(story.lines[0]?.minutesAgo ?? 0))
  for (const { minutesAgo, by, text } of story.lines) {
    const name = { conversationId, cid: createMessageId(at(minutesAgo)), now: at(minutesAgo) }
    const body = { text, attachments: [] }
    if (by === 'agent') {
      await answer(database, desk, { ...name, body })
      await markRead(place, conversationId, at(minutesAgo))
    } else {
      const context = contextOf(place, story)
      await send(database, { shopId: SHOP, memberId, ...name, body: { ...body, context } })
    }
  }
  const { end } = story
  if (!end) return
  const over = { shopId: SHOP, conversationId, now: at(end.minutesAgo) }
  await changeConversation(database, over, (change) => resolveConversation(change, 'agent'))
  await rateConversation(database, { ...over, memberId }, end)
  await markRead(place, conversationId, over.now)
}

async function memberOf({ database, now }: Place, { customer }: Conversation): Promise<string> {
  const known = DEMO_CUSTOMERS.find(({ id }) => id === customer)
  if (!known) throw new Error(`The demo shop has no customer ${customer}.`)
  const { id: sub, email, name } = known
  return (await ensureMember(database, SHOP, { sub, email, name }, now)).memberId
}

function contextOf(
  { origin }: Place,
  { page, locale }: Conversation,
): {
  page: { url: string; title: string }
  locale: string
} {
  return { page: { url: new URL(page.path, origin).href, title: page.title }, locale }
}

/** Both sides have seen what there is. */
async function markRead({ database }: Place, conversationId: string, now: Date): Promise<void> {
  await changeConversation(database, { shopId: SHOP, conversationId, now }, async (change) => {
    const { lastSeq } = change.conversation
    setConversation(change, {
      readSeq: lastSeq,
      theirDeliveredSeq: lastSeq,
      theirReadSeq: lastSeq,
    })
  })
}
