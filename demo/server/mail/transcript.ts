/** Sends the whole of a conversation to a mail address. */
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import type { Services } from '../services.ts'
import type { ShopRow } from '../shop/queries.ts'
import { isMailAddress } from './address.ts'
import { countMail } from './limit.ts'
import { queueMail } from './queue.ts'
import { languageOf } from './texts/index.ts'
import { SAID_COLUMNS, writeSaid, type Said } from './write-said.ts'

const HOUR_MS = 3_600_000
/** No mailbox takes more; the newest are the ones somebody looks for. */
const MOST_MESSAGES = 2000

export interface TranscriptWish {
  readonly shop: Pick<ShopRow, 'id' | 'name' | 'timezone' | 'locales'>
  readonly memberId: string
  readonly conversationId: string
  readonly email: string
  /** Where it is asked from. */
  readonly network: string
  readonly now: Date
}

export async function mailTranscript(services: Services, wish: TranscriptWish): Promise<void> {
  const { shop, memberId, conversationId, email, network, now } = wish
  const { database, mailer } = services
  if (!mailer) throw new ProblemError('unavailable')
  if (!isMailAddress(email)) throw new ProblemError('email_invalid')
  const talk = await findTalk(database, wish)
  if (!talk) throw new ProblemError('not_found')
  const allowances = [
    { subject: `transcript ${memberId}`, most: 3, withinMs: HOUR_MS },
    { subject: `transcript from ${network}`, most: 20, withinMs: HOUR_MS },
    // Whoever makes themselves a guest again and again still fills nobody’s mailbox.
    { subject: `transcript to ${email.toLowerCase()}`, most: 10, withinMs: 24 * HOUR_MS },
  ]
  await countMail(database, shop.id, { allowances, now })
  const { messages, leftOut } = await readMessages(database, wish)
  const language = languageOf(talk.locale, shop.locales[0])
  const { texts } = language
  const around = {
    language,
    shopName: shop.name,
    timezone: shop.timezone,
    publicUrl: services.publicUrl,
  }
  await queueMail(database, {
    shopId: shop.id,
    kind: 'transcript',
    to: email,
    fromName: shop.name,
    subject: texts.transcript.subject(shop.name, talk.reference),
    parts: [
      { kind: 'text', text: texts.transcript.intro(shop.name) },
      ...(leftOut > 0 ? [{ kind: 'text', text: texts.transcript.leftOut(leftOut) } as const] : []),
      ...messages.map((said) => writeSaid(said, around)),
      { kind: 'small', text: texts.transcript.footer(shop.name, talk.reference) },
    ],
    locale: language.locale,
    memberId,
    conversationId,
    now,
  })
}

async function findTalk(
  sql: Sql,
  { shop, memberId, conversationId }: TranscriptWish,
): Promise<{ reference: string; locale: string | null } | undefined> {
  const [talk] = await sql.query<{ reference: string; locale: string | null }>(
    `select reference, context ->> 'locale' as locale from chat_conversations join chat_shoppers using (shop_id, member_id)
      where shop_id = $1 and member_id = $2 and conversation_id = $3`,
    [shop.id, memberId, conversationId],
  )
  return talk
}

async function readMessages(
  sql: Sql,
  { shop, conversationId }: TranscriptWish,
): Promise<{ messages: Said[]; leftOut: number }> {
  const rows = await sql.query<Said & { seq: number }>(
    `select said.seq, ${SAID_COLUMNS} from chat_messages said
      where shop_id = $1 and conversation_id = $2 order by seq desc limit ${MOST_MESSAGES}`,
    [shop.id, conversationId],
  )
  const messages = rows.reverse()
  return { messages, leftOut: (messages[0]?.seq ?? 1) - 1 }
}
