/** Tells the merchant at once of each low score: what was asked, how it was answered, and where it is to be mended. */
import type { Sql } from '../db.ts'
import { loadFeedbackSettings } from '../feedback/queries.ts'
import { readAnswers } from '../feedback-console/tickets/answers.ts'
import type { Services } from '../services.ts'
import { isMailAddress } from './address.ts'
import { NEWS_FOR_MS } from './answers.ts'
import type { Part } from './letter.ts'
import { queueMail } from './queue.ts'
import { languageOf } from './texts/index.ts'
import { moment } from './write-said.ts'

const AT_ONCE = 50

interface Shop {
  readonly shopId: string
  readonly name: string
  readonly timezone: string
  readonly locales: readonly string[]
}

interface LowScore {
  readonly ticketId: string
  readonly memberId: string
  readonly submissionId: string
  readonly surveyId: string
  readonly reference: string
  readonly score: string
  readonly shopperName: string | null
  readonly openedAt: Date
  readonly dueAt: Date | null
}

export async function mailLowScores(services: Services): Promise<void> {
  const now = services.now()
  const shops = await services.database.query<Shop>(
    `select shop_id as "shopId", name, timezone, locales from shops
      where shop_id in (select shop_id from tickets where notified_at is null)`,
  )
  for (const shop of shops) {
    await services.database.transaction(async (sql) => {
      const { settings } = await loadFeedbackSettings(sql, shop.shopId)
      const taken = await takeNew(sql, shop.shopId, now)
      const to = settings.notifyEmail
      if (to === undefined || !isMailAddress(to)) return
      for (const score of taken)
        if (now.getTime() - score.openedAt.getTime() < NEWS_FOR_MS)
          await write(sql, services, { shop, to, score, now })
    })
  }
}

/** Each once: of two processes the second finds it taken. Who wants no mails has none waiting for the day on which they do. */
function takeNew(sql: Sql, shopId: string, now: Date): Promise<LowScore[]> {
  return sql.query<LowScore>(
    `with taken as (
       update tickets set notified_at = $2 where shop_id = $1 and ticket_id in (
         select ticket_id from tickets where shop_id = $1 and notified_at is null
          order by opened_at limit ${AT_ONCE} for update skip locked)
       returning *)
     select ticket_id as "ticketId", member_id as "memberId", submission_id as "submissionId", survey_id as "surveyId", reference, score,
            members.name as "shopperName", opened_at as "openedAt", due_at as "dueAt"
       from taken join members using (shop_id, member_id) order by opened_at`,
    [shopId, now],
  )
}

interface Notice {
  readonly shop: Shop
  readonly to: string
  readonly score: LowScore
  readonly now: Date
}

async function write(
  sql: Sql,
  { publicUrl }: Services,
  { shop, to, score, now }: Notice,
): Promise<void> {
  const { ticketId, reference, dueAt, memberId } = score
  const { shopId, timezone, name } = shop
  const language = languageOf(shop.locales[0])
  const { subject, intro, due, open } = language.texts.lowScore
  const url = publicUrl && new URL(`/console/#tickets/${ticketId}`, publicUrl).href
  const said = await tell(sql, shopId, score)
  const who = score.shopperName?.trim() || language.texts.notice.guest
  const when = moment(score.openedAt, { language, timezone })
  const parts: Part[] = [
    { kind: 'text', text: intro(name) },
    { kind: 'said', heading: `${who} · ${when}`, text: said, files: [] },
    ...(dueAt ? [{ kind: 'text', text: due(moment(dueAt, { language, timezone })) } as const] : []),
    ...(url ? [{ kind: 'link', label: open, url } as const] : []),
  ]
  await queueMail(sql, {
    shopId,
    kind: 'low_score',
    to,
    fromName: name,
    subject: `${name}: ${subject(score.score, reference)}`,
    parts,
    locale: language.locale,
    memberId,
    now,
  })
}

/** Every question with its answer, as the shopper read it. */
async function tell(sql: Sql, shopId: string, score: LowScore): Promise<string> {
  const { answers } = await readAnswers(sql, shopId, score)
  return answers.map(({ question, answer }) => `${question}\n${answer}`).join('\n\n')
}
