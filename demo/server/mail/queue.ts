/** Puts a mail into the box it is sent from, in the transaction that is the reason for it. */
import { randomUUID } from 'node:crypto'
import type { Sql } from '../db.ts'
import { asHtml, asText, type Part } from './letter.ts'

export interface NewMail {
  readonly shopId: string
  readonly kind: 'answers' | 'notice' | 'transcript' | 'order_code' | 'low_score' | 'ticket'
  /** `undefined`: to nobody, with all the work of a real one. */
  readonly to: string | undefined
  /** The shop’s name. */
  readonly fromName: string
  readonly replyTo?: string | undefined
  readonly subject: string
  readonly parts: readonly Part[]
  readonly locale: string
  /** Whom it is about: it goes when they are forgotten. */
  readonly memberId?: string | undefined
  readonly conversationId?: string | undefined
  /** Is not sent any more once the shopper has read up to here. */
  readonly untilReadSeq?: number | undefined
  readonly ticketId?: string | undefined
  /** Nor once they have seen what happened to it up to here. */
  readonly untilSeenSeq?: number | undefined
  readonly now: Date
}

export async function queueMail(sql: Sql, mail: NewMail): Promise<void> {
  const { fromName, replyTo, subject, parts, locale } = mail
  const letter = { fromName, replyTo, subject, text: asText(parts), html: asHtml(parts, locale) }
  await sql.query(
    `insert into mails (shop_id, mail_id, kind, recipient, letter, member_id, conversation_id, until_read_seq,
       ticket_id, until_seen_seq, created_at, next_at)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10, $11, $11)`,
    [
      mail.shopId,
      randomUUID(),
      mail.kind,
      mail.to ?? null,
      JSON.stringify(letter),
      mail.memberId ?? null,
      mail.conversationId ?? null,
      mail.untilReadSeq ?? null,
      mail.ticketId ?? null,
      mail.untilSeenSeq ?? null,
      mail.now,
    ],
  )
}
