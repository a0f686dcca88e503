/** Answers that a shopper who left has not read go to their mail: all of them in one, and each once. */
import type { ChatSettings } from '../../../widgets/chat/contract/console-settings.ts'
import type { Sql } from '../db.ts'
import type { Services } from '../services.ts'
import { isMailAddress } from './address.ts'
import { mark } from './mark.ts'
import type { Part } from './letter.ts'
import { ownPage } from './own-page.ts'
import { queueMail } from './queue.ts'
import { languageOf } from './texts/index.ts'
import { SAID_COLUMNS, writeSaid, type Said, type Surroundings } from './write-said.ts'

const AT_ONCE = 50
const MINUTE_MS = 60_000
/** Held no stream for so long: has left. A page that loads anew is away for seconds. */
export const LEFT_MS = 90_000
/** What came longer ago was not mailed then, for whatever reason, and would surprise now. */
export const NEWS_FOR_MS = 3 * 24 * 60 * MINUTE_MS
/** As the schema has it. */
const DEFAULT_MINUTES = 3

interface Unread {
  readonly shopId: string
  readonly shopName: string
  readonly timezone: string
  readonly locales: readonly string[]
  readonly settings: Partial<ChatSettings>
  readonly conversationId: string
  readonly memberId: string
  readonly reference: string
  readonly email: string
  readonly locale: string | null
  readonly pageUrl: string | null
  /** Everything up to here was read, or mailed before. */
  readonly knownSeq: number
}

export async function mailAnswers(services: Services): Promise<void> {
  const now = services.now()
  const unread = await findUnread(services.database, now)
  for (const conversation of unread) {
    await services.database.transaction((sql) => mailOne(sql, services, conversation, now))
  }
}

/** An answer that has waited as long as the shop says, of a conversation whose shopper has left and can be written to. */
function findUnread(sql: Sql, now: Date): Promise<Unread[]> {
  return sql.query<Unread>(
    `select talk.shop_id as "shopId", shops.name as "shopName", shops.timezone, shops.locales,
            coalesce(chat_settings.settings, '{}') as settings, talk.conversation_id as "conversationId",
            talk.member_id as "memberId", talk.reference,
            coalesce(nullif(shopper.contact ->> 'email', ''), members.email) as email,
            shopper.context ->> 'locale' as locale, shopper.context -> 'page' ->> 'url' as "pageUrl",
            greatest(talk.read_seq, coalesce(told.seq, 0)) as "knownSeq"
       from chat_conversations talk
       join shops on shops.shop_id = talk.shop_id
       join chat_shoppers shopper on shopper.shop_id = talk.shop_id and shopper.member_id = talk.member_id
       join members on members.shop_id = talk.shop_id and members.member_id = talk.member_id
       left join chat_settings on chat_settings.shop_id = talk.shop_id
       left join mail_marks told on told.shop_id = talk.shop_id and told.conversation_id = talk.conversation_id
        and told.side = 'shopper'
      where talk.last_seq > talk.read_seq and talk.updated_at > $2
        and shopper.blocked_at is null and (shopper.seen_at is null or shopper.seen_at <= $3)
        and coalesce(nullif(shopper.contact ->> 'email', ''), members.email) is not null
        and exists (select 1 from chat_messages said
          where said.shop_id = talk.shop_id and said.conversation_id = talk.conversation_id
            and said.seq > greatest(talk.read_seq, coalesce(told.seq, 0)) and said.author = 'agent' and said.deleted_at is null
            and said.at <= $1::timestamptz - make_interval(
              mins => coalesce((chat_settings.settings ->> 'mailAnswersAfterMinutes')::int, ${DEFAULT_MINUTES})))
      order by talk.updated_at limit ${AT_ONCE}`,
    [now, new Date(now.getTime() - NEWS_FOR_MS), new Date(now.getTime() - LEFT_MS)],
  )
}

async function mailOne(
  sql: Sql,
  { publicUrl }: Services,
  unread: Unread,
  now: Date,
): Promise<void> {
  const { shopId, conversationId, shopName, reference, email, memberId } = unread
  const answers = await sql.query<Said & { seq: number }>(
    `select said.seq, ${SAID_COLUMNS} from chat_messages said
      where shop_id = $1 and conversation_id = $2 and seq > $3 and author = 'agent' and deleted_at is null order by seq`,
    [shopId, conversationId, unread.knownSeq],
  )
  const last = answers.at(-1)
  if (!last) return
  // Of two processes the second finds the mark, and leaves it.
  if (!(await mark(sql, unread, { side: 'shopper', seq: last.seq }))) return
  if (!isMailAddress(email)) return
  const language = languageOf(unread.locale, unread.locales[0])
  const { subject } = language.texts.answers
  await queueMail(sql, {
    shopId,
    kind: 'answers',
    to: email,
    fromName: shopName,
    replyTo: unread.settings.channels?.email,
    subject: subject(shopName, reference),
    parts: await write(sql, unread, answers, {
      language,
      shopName,
      timezone: unread.timezone,
      publicUrl,
    }),
    locale: language.locale,
    memberId,
    conversationId,
    untilReadSeq: last.seq,
    now,
  })
}

async function write(
  sql: Sql,
  { shopId, settings, pageUrl, reference }: Unread,
  answers: readonly Said[],
  around: Surroundings,
): Promise<Part[]> {
  const { intro, replyHere, goOn, footer } = around.language.texts.answers
  const page = await ownPage(sql, shopId, pageUrl)
  return [
    { kind: 'text', text: intro(around.shopName) },
    ...answers.map((answer) => writeSaid(answer, around)),
    ...(settings.channels?.email ? [{ kind: 'text', text: replyHere } as const] : []),
    ...(page ? [{ kind: 'link', label: goOn, url: page } as const] : []),
    { kind: 'small', text: footer(around.shopName, reference) },
  ]
}
