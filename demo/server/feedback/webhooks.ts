/** Tells the shop’s server what happened to a ticket, for a helpdesk of its own. */
import type { WebhookType } from '../../../src/contract/webhook.ts'
import { queueWebhook } from '../webhooks/queue.ts'
import type { TicketChange } from './change-ticket.ts'

type TicketWebhook = Extract<WebhookType, `ticket.${string}`>

/** `data` beside the ticket, where it came from and where it stands. */
export async function tellShop(
  { sql, shopId, memberId, ticket, now }: TicketChange,
  type: TicketWebhook,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { ticketId, reference, submissionId, surveyId, stage } = ticket
  const named = { ticketId, reference, submissionId, surveyId, stage, ...data }
  await queueWebhook(sql, shopId, [{ type, memberId, at: now, data: named }])
}
