/** Questions to the merchant’s server while a shopper waits: what it answers, or nothing. */
import type { Schema } from '../../../src/contract/endpoint.ts'
import type { Webhook, WebhookAnswer } from '../../../src/contract/webhook.ts'
import type { Services } from '../services.ts'
import { postWebhook, type Receiver } from './send.ts'

/** A shopper is waiting: longer than that, and the page does without. */
const ANSWER_WITHIN_MS = 2_000
/** Answers are lists of at most 200 lines. */
const LONGEST = 262_144

export type Consultation = Omit<Webhook, 'type' | 'at'> & {
  readonly type: WebhookAnswer
  readonly at: Date
}

/** `undefined`: nobody wants to be asked, or there was no answer of that shape. Never inside a transaction. */
export async function consultWebhook<T>(
  services: Services,
  shopId: string,
  { question, answer }: { readonly question: Consultation; readonly answer: Schema<T> },
): Promise<T | undefined> {
  const [receiver] = await services.database.query<Receiver>(
    'select url, secret from webhooks where shop_id = $1 and answers ? $2',
    [shopId, question.type],
  )
  if (!receiver) return undefined
  try {
    return answer.parse(await ask(services, receiver, question))
  } catch (error) {
    const { type } = question
    services.log('warn', 'webhook not answered', { shopId, type, problem: String(error) })
    return undefined
  }
}

async function ask(
  services: Services,
  receiver: Receiver,
  question: Consultation,
): Promise<unknown> {
  const webhook = { ...question, at: question.at.toISOString() }
  const response = await postWebhook(services, receiver, { webhook, withinMs: ANSWER_WITHIN_MS })
  if (response.status === 200) return JSON.parse(await readText(response)) as unknown
  await response.body?.cancel()
  throw new TypeError(`answered ${response.status}`)
}

/** Never more than fits: the shop’s server is not ours. */
async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > LONGEST) throw new RangeError(`more than ${LONGEST} characters`)
  }
  return text + decoder.decode()
}
