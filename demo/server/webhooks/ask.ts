/** Questions to the merchant’s server, which may say no. */
import type { Webhook } from '../../../src/contract/webhook.ts'
import type { Services } from '../services.ts'
import { sendWebhook, type Receiver } from './send.ts'

export type WebhookQuestion = Omit<Webhook, 'type' | 'at'> & {
  readonly type: 'referral.validate'
  readonly at: Date
}

/**
 * `none`: no endpoint wants to be asked. `again`: no answer that means anything; ask later with the same `id`. Never inside a transaction:
 * an answer may take ten seconds.
 */
export async function askWebhook(
  services: Services,
  shopId: string,
  question: WebhookQuestion,
): Promise<'yes' | 'no' | 'none' | 'again'> {
  const [receiver] = await services.database.query<Receiver>(
    'select url, secret from webhooks where shop_id = $1 and validates_referrals',
    [shopId],
  )
  if (!receiver) return 'none'
  const webhook = { ...question, at: question.at.toISOString() }
  const answer = await sendWebhook(services, receiver, webhook)
  if (answer === 200) return 'yes'
  if (answer === 400) return 'no'
  services.log('warn', 'webhook not answered', { shopId, type: question.type, problem: answer })
  return 'again'
}
