/** Sends what waits: again and again for three days, and never what has become pointless. */
import type { Sql } from '../db.ts'
import type { Services } from '../services.ts'
import type { Mail, Mailer } from './mailer.ts'

const AT_ONCE = 10
/** Longer than a mail server may take for one. */
const ALONE_MS = 90_000
const FIRST_RETRY_MS = 30_000
const LONGEST_RETRY_MS = 4 * 3_600_000
const GIVE_UP_AFTER_MS = 3 * 86_400_000

interface Waiting {
  readonly shopId: string
  readonly mailId: string
  readonly kind: string
  readonly recipient: string | null
  readonly letter: Omit<Mail, 'id' | 'to'>
  readonly createdAt: Date
  readonly attempts: number
  /** The shopper has read it meanwhile. */
  readonly isRead: boolean
}

export async function deliverMails(services: Services): Promise<void> {
  const { mailer, database, now, signal } = services
  if (!mailer) return
  for (;;) {
    const due = await takeDue(database, now())
    await Promise.all(due.map((mail) => deliver(services, mailer, mail)))
    if (due.length < AT_ONCE || signal.aborted) return
  }
}

/** Each is left alone for a while, so that no other process sends it meanwhile. */
function takeDue(sql: Sql, now: Date): Promise<Waiting[]> {
  return sql.query<Waiting>(
    `with taken as (
       update mails set attempts = attempts + 1, next_at = $2
        where (shop_id, mail_id) in (
          select shop_id, mail_id from mails where next_at <= $1 order by next_at limit ${AT_ONCE} for update skip locked)
        returning *
     )
     select taken.shop_id as "shopId", mail_id as "mailId", kind, recipient, letter, created_at as "createdAt", attempts,
            coalesce(read_seq >= until_read_seq, seen_seq >= until_seen_seq, false) as "isRead"
       from taken left join chat_conversations
         on chat_conversations.shop_id = taken.shop_id and chat_conversations.conversation_id = taken.conversation_id
       left join tickets on tickets.shop_id = taken.shop_id and tickets.ticket_id = taken.ticket_id`,
    [now, new Date(now.getTime() + ALONE_MS)],
  )
}

async function deliver(services: Services, mailer: Mailer, waiting: Waiting): Promise<void> {
  const { shopId, mailId, kind, recipient, letter, isRead } = waiting
  try {
    if (recipient !== null && !isRead) await mailer.send({ ...letter, id: mailId, to: recipient })
  } catch (error) {
    return postpone(services, waiting, error)
  }
  await services.database.query('delete from mails where shop_id = $1 and mail_id = $2', [
    shopId,
    mailId,
  ])
  services.log('debug', 'mail sent', { shopId, kind })
}

async function postpone(services: Services, waiting: Waiting, error: unknown): Promise<void> {
  const { shopId, mailId, kind, attempts, createdAt } = waiting
  const now = services.now().getTime()
  const isOver = isFinal(error) || now - createdAt.getTime() >= GIVE_UP_AFTER_MS
  const wait = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS)
  const problem = String(error).slice(0, 500)
  services.log(isOver ? 'error' : 'warn', isOver ? 'mail given up' : 'mail not taken', {
    shopId,
    kind,
    attempts,
    problem,
  })
  // What is given up is counted, and forgotten.
  await services.database.query(
    `update mails set next_at = $3, problem = $4, letter = case when $3::timestamptz is null then '{}' else letter end,
       recipient = case when $3::timestamptz is null then null else recipient end
      where shop_id = $1 and mail_id = $2`,
    [shopId, mailId, isOver ? null : new Date(now + wait), problem],
  )
}

/** The server knows no such mailbox; a wrong password of ours is another matter. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || !('responseCode' in error)) return false
  return error.code === 'EENVELOPE' && Number(error.responseCode) >= 550
}
