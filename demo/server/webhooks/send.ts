/** One signed request to a merchant’s server. */
import { createHmac } from 'node:crypto'
import type { Webhook } from '../../../src/contract/webhook.ts'
import type { Services } from '../services.ts'

/** A server that has not answered by then is taken for away. */
export const ANSWER_WITHIN_MS = 10_000

export interface Receiver {
  readonly url: string
  readonly secret: string
}

/** The status of the answer, or what went wrong on the way. */
export async function sendWebhook(
  services: Services,
  receiver: Receiver,
  webhook: Webhook,
): Promise<number | string> {
  try {
    const answer = await postWebhook(services, receiver, { webhook, withinMs: ANSWER_WITHIN_MS })
    await answer.body?.cancel()
    return answer.status
  } catch (error) {
    return String(error)
  }
}

/** Rejects when nobody has answered within that time. */
export function postWebhook(
  services: Services,
  { url, secret }: Receiver,
  { webhook, withinMs }: { readonly webhook: Webhook; readonly withinMs: number },
): Promise<Response> {
  const body = JSON.stringify(webhook)
  return services.fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'regulars-signature': sign(body, secret, services.now()),
    },
    body,
    redirect: 'error',
    signal: AbortSignal.any([AbortSignal.timeout(withinMs), services.signal]),
  })
}

/** The time is signed along, so that an old message cannot be sent again. */
export function sign(body: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${signature}`
}
