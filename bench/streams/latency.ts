/** From pressing send to the other side, in ms: through two processes and the database, over real sockets. */
import { randomUUID } from 'node:crypto'
import type { Backend } from './backends.ts'
import { call, openStream, sendAnswer, sendMessage } from './client.ts'
import type { BenchShop } from './prepare-shop.ts'

/** An agent at one process answers; the shopper’s stream at another says so, and the shopper reads what is new. */
export async function measureAnswers(
  { shoppers, agentHeaders }: BenchShop,
  backends: readonly Backend[],
  count: number,
): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < count; index++) {
    const shopper = shoppers[index % 10]!
    const there = backends[0]!.origin
    const stream = await openStream(`${there}/v1/stream`, shopper.headers)
    const cursor = await readCursor(there, shopper.headers)
    const cid = randomUUID()
    const begun = performance.now()
    const arrived = stream.heard(({ type }) => type === 'chat.changed')
    const answered = sendAnswer(
      otherThan(backends, index),
      { ...shopper, headers: agentHeaders },
      cid,
    )
    await arrived
    const page = await call(`${there}/v1/chat/changes?after=${cursor}`, shopper)
    times.push(performance.now() - begun)
    if (!JSON.stringify(page).includes(cid)) throw new Error('What was told of was not there.')
    await answered
    stream.close()
  }
  return times
}

/** A shopper at one process writes; the inbox that is open at another hears of it. */
export async function measureQuestions(
  { shoppers, agentHeaders }: BenchShop,
  backends: readonly Backend[],
  count: number,
): Promise<number[]> {
  const inbox = await openStream(`${backends[0]!.origin}/v1/merchant/chat/stream`, agentHeaders)
  const times: number[] = []
  for (let index = 0; index < count; index++) {
    const shopper = shoppers[index % 50]!
    const begun = performance.now()
    const arrived = inbox.heard(
      ({ type, data }) =>
        type === 'inbox.changed' && data?.conversationId === shopper.conversationId,
    )
    const sent = sendMessage(otherThan(backends, index), shopper)
    await arrived
    times.push(performance.now() - begun)
    await sent
  }
  inbox.close()
  return times
}

/** Not the first, where there are others. */
function otherThan(backends: readonly Backend[], index: number): string {
  const others = backends.length > 1 ? backends.slice(1) : backends
  return others[index % others.length]!.origin
}

async function readCursor(
  origin: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  // Safe: the server holds its own answers to the contract.
  const page = (await call(`${origin}/v1/chat/changes`, { headers })) as { cursor: number }
  return page.cursor
}
