/** Tells the merchant by mail of what nobody of the shop has read: one mail for all of it, and each conversation once until somebody looks. */
import { ChatSettings } from '../../../widgets/chat/contract/console-settings.ts'
import type { Sql } from '../db.ts'
import type { Services } from '../services.ts'
import type { Part } from './letter.ts'
import { mark } from './mark.ts'
import { queueMail } from './queue.ts'
import { languageOf, type Language } from './texts/index.ts'
import { moment } from './write-said.ts'

const MINUTE_MS = 60_000
/** Told one by one; the others are counted. */
const MOST_TOLD = 10
const MOST_WAITING = 500
const LONGEST_EXCERPT = 300
const NEWS_FOR_MS = 3 * 24 * 60 * MINUTE_MS

interface Shop {
  readonly shopId: string
  readonly name: string
  readonly timezone: string
  readonly locales: readonly string[]
  readonly settings: unknown
}

interface Waiting {
  readonly conversationId: string
  readonly reference: string
  readonly shopperName: string | null
  readonly seq: number
  readonly text: string
  readonly at: Date
}

export async function mailNotices(services: Services): Promise<void> {
  const now = services.now()
  const shops = await services.database.query<Shop>(
    `select shop_id as "shopId", name, timezone, locales, settings from chat_settings join shops using (shop_id)
      where settings ? 'notify'`,
  )
  for (const shop of shops) {
    const { notify } = ChatSettings.parse(shop.settings)
    if (!notify) continue
    const before = new Date(now.getTime() - notify.afterMinutes * MINUTE_MS)
    await services.database.transaction(async (sql) => {
      const waiting = await takeWaiting(sql, shop.shopId, { before, now })
      if (waiting.length > 0) await write(sql, services, { shop, to: notify.email, waiting, now })
    })
  }
}

/** What is unread of each conversation in which something has waited long enough. */
async function takeWaiting(
  sql: Sql,
  shopId: string,
  { before, now }: { readonly before: Date; readonly now: Date },
): Promise<Waiting[]> {
  const rows = await sql.query<Waiting>(
    `select talk.conversation_id as "conversationId", reference,
            coalesce(shopper.contact ->> 'name', members.name) as "shopperName", unseen.seq, unseen.text, unseen.oldest as at
       from chat_conversations talk
       join chat_shoppers shopper on shopper.shop_id = talk.shop_id and shopper.member_id = talk.member_id
       join members on members.shop_id = talk.shop_id and members.member_id = talk.member_id
       left join mail_marks told on told.shop_id = talk.shop_id and told.conversation_id = talk.conversation_id and told.side = 'shop'
       cross join lateral (
         select max(seq) as seq, min(at) as oldest, string_agg(left(text, ${LONGEST_EXCERPT + 1}), E'\\n' order by seq) as text
           from chat_messages said
          where said.shop_id = talk.shop_id and said.conversation_id = talk.conversation_id and said.author = 'shopper'
            and said.seq > greatest(talk.their_read_seq, coalesce(told.seq, 0)) and said.deleted_at is null) unseen
      where talk.shop_id = $1 and talk.last_seq > talk.their_read_seq and talk.updated_at > $3
        and talk.stage <> 'resolved' and talk.waiting_since is not null and shopper.blocked_at is null and unseen.oldest <= $2
      order by unseen.oldest limit ${MOST_WAITING}`,
    [shopId, before, new Date(now.getTime() - NEWS_FOR_MS)],
  )
  const taken: Waiting[] = []
  for (const row of rows)
    if (await mark(sql, { shopId, ...row }, { side: 'shop', seq: row.seq })) taken.push(row)
  return taken
}

interface Notice {
  readonly shop: Shop
  readonly to: string
  readonly waiting: readonly Waiting[]
  readonly now: Date
}

async function write(sql: Sql, { publicUrl }: Services, notice: Notice): Promise<void> {
  const { shop, to, waiting, now } = notice
  const language = languageOf(shop.locales[0])
  const { subject, intro, more, open } = language.texts.notice
  const others = waiting.length - MOST_TOLD
  const parts: Part[] = [
    { kind: 'text', text: intro(shop.name) },
    ...waiting.slice(0, MOST_TOLD).map((one) => tell(one, shop, language)),
    ...(others > 0 ? [{ kind: 'text', text: more(others) } as const] : []),
    ...(publicUrl
      ? [{ kind: 'link', label: open, url: new URL('/console/#inbox', publicUrl).href } as const]
      : []),
  ]
  await queueMail(sql, {
    shopId: shop.shopId,
    kind: 'notice',
    to,
    fromName: shop.name,
    subject: `${shop.name}: ${subject(waiting.length)}`,
    parts,
    locale: language.locale,
    now,
  })
}

function tell(
  { shopperName, reference, text, at }: Waiting,
  { timezone }: Shop,
  language: Language,
): Part {
  const name = shopperName?.trim() || language.texts.notice.guest
  const excerpt = Array.from(text)
  return {
    kind: 'said',
    heading: `${name} (${reference}) · ${moment(at, { language, timezone })}`,
    text:
      excerpt.length > LONGEST_EXCERPT ? `${excerpt.slice(0, LONGEST_EXCERPT).join('')}…` : text,
    files: [],
  }
}
