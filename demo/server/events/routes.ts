/** Takes batches of events and answers for each of them. */
import { sendEvents, type EventBatch, type Verdict } from '../../../src/contract/event.ts'
import type { Room } from '../room.ts'
import { forPublic } from '../route.ts'
import { correctTime } from './clock.ts'
import { judge, type Judgement } from './judge.ts'
import { exportEvents, forgetActor } from './person.ts'
import { keep } from './keep.ts'
import type { StoredEvent } from './queries.ts'

export const room: Room = {
  onExport: exportEvents,
  onErase: forgetActor,
  routes: [
    forPublic(
      sendEvents,
      async ({ shop, body, services, now }) => {
        const judged = body.events.map((event) => judge(event, body.granted))
        const batch = { shopId: shop.id, locale: body.locale, receivedAt: now }
        const stored = await keep(services, batch, toStore(judged, body, now))
        const results = Object.fromEntries(judged.flatMap((judged) => verdict(judged, stored)))
        // What the browser's queue lost, by its own account: numbers only.
        services.log('debug', 'batch', { sent: judged.length, stored: stored.size, ...body.counts })
        return { now: now.toISOString(), results }
      },
      { judgesText: true },
    ),
  ],
}

function toStore(judged: readonly Judgement[], { sentAt }: EventBatch, now: Date): StoredEvent[] {
  return judged.flatMap((judgement) => {
    if (!('event' in judgement)) return []
    const { event } = judgement
    return [{ ...event, occurredAt: correctTime(event.at, sentAt, now).toISOString() }]
  })
}

function verdict(judgement: Judgement, stored: ReadonlySet<string>): [string, Verdict][] {
  if ('event' in judgement)
    return [[judgement.event.id, { result: stored.has(judgement.event.id) ? 'ok' : 'dup' }]]
  const { id, reason } = judgement
  return id === undefined ? [] : [[id, { result: 'drop', reason }]]
}
