/** What happened to a ticket goes to the mail of a shopper who left and has not seen it: all of it in one, and each once. */
import { FeedbackSettings, type TicketStage } from '../../../widgets/feedback/contract.ts'
import type { Sql } from '../db.ts'
import type { Services } from '../services.ts'
import { isMailAddress } from './address.ts'
import { LEFT_MS, NEWS_FOR_MS } from './answers.ts'
import type { Part } from './letter.ts'
import { ownPage } from './own-page.ts'
import { queueMail } from './queue.ts'
import { languageOf, type Language } from './texts/index.ts'
import { moment } from './write-said.ts'

const AT_ONCE = 50
const DEFAULT_MINUTES = FeedbackSettings.parse({}).mailTicketsAfterMinutes

interface Unseen {
  readonly shopId: string
  readonly shopName: string
  readonly timezone: string
  readonly locales: readonly string[]
  readonly ticketId: string
  readonly memberId: string
  readonly reference: string
  readonly stage: TicketStage
  readonly assigneeName: string | null
  readonly locale: string
  readonly email: string
  /** Where the survey was answered. */
  readonly page: string | null
  readonly lastSeq: number
  /** Everything up to here was seen, or mailed before. */
  readonly knownSeq: number
}

interface Note {
  readonly seq: number
  readonly kind: 'stage' | 'note'
  readonly authorName: string | null
  readonly text: string | null
  readonly at: Date
}

export async function mailTicketChanges(services: Services): Promise<void> {
  const now = services.now()
  for (const ticket of await findUnseen(services.database, now))
    await services.database.transaction((sql) => mailOne(sql, ticket, now))
}

/** Something the shop did has waited as long as the shop says, the shopper has left, and can be written to. */
function findUnseen(sql: Sql, now: Date): Promise<Unseen[]> {
  return sql.query<Unseen>(
    `select tickets.shop_id as "shopId", shops.name as "shopName", shops.timezone, shops.locales, ticket_id as "ticketId",
            tickets.member_id as "memberId", reference, stage, assignee_name as "assigneeName", tickets.locale,
            coalesce(members.email, tickets.email) as email, page, last_seq as "lastSeq", greatest(seen_seq, mailed_seq) as "knownSeq"
       from tickets join shops on shops.shop_id = tickets.shop_id
       join members on members.shop_id = tickets.shop_id and members.member_id = tickets.member_id
       left join survey_submissions said on said.shop_id = tickets.shop_id and said.submission_id = tickets.submission_id
       left join feedback_settings on feedback_settings.shop_id = tickets.shop_id
       left join chat_shoppers on chat_shoppers.shop_id = tickets.shop_id and chat_shoppers.member_id = tickets.member_id
      where last_seq > seen_seq and last_seq > mailed_seq and tickets.updated_at > $2
        and coalesce(members.email, tickets.email) is not null and (seen_at is null or seen_at <= $3)
        and exists (select 1 from ticket_entries news
          where news.shop_id = tickets.shop_id and news.ticket_id = tickets.ticket_id and seq > greatest(seen_seq, mailed_seq)
            and author <> 'shopper' and at <= $1::timestamptz - make_interval(
              mins => coalesce((settings ->> 'mailTicketsAfterMinutes')::int, ${DEFAULT_MINUTES})))
      order by tickets.updated_at limit ${AT_ONCE}`,
    [now, new Date(now.getTime() - NEWS_FOR_MS), new Date(now.getTime() - LEFT_MS)],
  )
}

async function mailOne(sql: Sql, ticket: Unseen, now: Date): Promise<void> {
  const { shopId, ticketId, memberId, shopName, reference, lastSeq, email } = ticket
  // Of two processes the second finds it mailed, and leaves it.
  if (!(await markMailed(sql, ticket)) || !isMailAddress(email)) return
  const language = languageOf(ticket.locale, ticket.locales[0])
  await queueMail(sql, {
    shopId,
    kind: 'ticket',
    to: email,
    fromName: shopName,
    subject: language.texts.ticket.subject(shopName, reference),
    parts: await write(sql, ticket, language),
    locale: language.locale,
    memberId,
    ticketId,
    untilSeenSeq: lastSeq,
    now,
  })
}

async function markMailed(sql: Sql, { shopId, ticketId, lastSeq }: Unseen): Promise<boolean> {
  const marked = await sql.query(
    'update tickets set mailed_seq = $3 where shop_id = $1 and ticket_id = $2 and mailed_seq < $3 returning mailed_seq',
    [shopId, ticketId, lastSeq],
  )
  return marked.length > 0
}

/** The words of the shop, and where it stands now: of stages that followed each other the last. */
async function write(sql: Sql, ticket: Unseen, language: Language): Promise<Part[]> {
  const { shopId, shopName, reference, timezone } = ticket
  const { intro, open, footer } = language.texts.ticket
  const news = await readNews(sql, ticket)
  const page = await ownPage(sql, shopId, ticket.page)
  const notes = news.flatMap(({ kind, text, authorName, at }): Part[] => {
    const heading = `${authorName ?? shopName} · ${moment(at, { language, timezone })}`
    return kind === 'note' ? [{ kind: 'said', heading, text: text ?? '', files: [] }] : []
  })
  const hasMoved = news.some(({ kind }) => kind === 'stage')
  return [
    { kind: 'text', text: intro(shopName) },
    ...notes,
    ...(hasMoved ? [{ kind: 'text', text: sayStage(ticket, language) } as const] : []),
    ...(page ? [{ kind: 'link', label: open, url: page } as const] : []),
    { kind: 'small', text: footer(shopName, reference) },
  ]
}

function readNews(sql: Sql, { shopId, ticketId, knownSeq, lastSeq }: Unseen): Promise<Note[]> {
  return sql.query<Note>(
    `select seq, kind, author_name as "authorName", text, at from ticket_entries
      where shop_id = $1 and ticket_id = $2 and seq > $3 and seq <= $4 and author <> 'shopper' order by seq`,
    [shopId, ticketId, knownSeq, lastSeq],
  )
}

function sayStage({ stage, assigneeName, shopName }: Unseen, { texts }: Language): string {
  const { stages } = texts.ticket
  return stage === 'assigned' ? stages.assigned(assigneeName ?? shopName) : stages[stage]
}
