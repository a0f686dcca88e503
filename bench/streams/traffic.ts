/** Shoppers and an agent write to and fro, and type while they do, as fast as the processes take it. */
import { randomInt } from 'node:crypto'
import type { Backend } from './backends.ts'
import { agentPath, call, sendAnswer, sendMessage } from './client.ts'
import type { BenchShop } from './prepare-shop.ts'

const AT_ONCE = 4

/** How many messages were sent within `forMs`. */
export async function exchangeMessages(
  shop: BenchShop,
  backends: readonly Backend[],
  forMs: number,
): Promise<number> {
  const endsAt = performance.now() + forMs
  let sent = 0
  const talk = async (): Promise<void> => {
    while (performance.now() < endsAt) sent += await exchangeOnce(shop, backends)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, talk))
  return sent
}

async function exchangeOnce(
  { shoppers, agentHeaders }: BenchShop,
  backends: readonly Backend[],
): Promise<number> {
  const shopper = shoppers[randomInt(shoppers.length)]!
  const agent = { ...shopper, headers: agentHeaders }
  const signals = agentPath(shopper.conversationId, 'signals')
  const anywhere = (): string => backends[randomInt(backends.length)]!.origin
  await sendMessage(anywhere(), shopper)
  await call(`${anywhere()}${signals}`, {
    method: 'POST',
    headers: agentHeaders,
    body: { typing: true, readSeq: 1 },
  })
  await sendAnswer(anywhere(), agent)
  return 2
}
