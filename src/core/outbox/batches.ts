/** What may be sent now, oldest first, in batches of one request each. */
import { DAY } from '../clock.ts'
import { RegularsError } from '../errors.ts'
import { idFloor } from '../id.ts'
import { parseRecord } from './as-record.ts'
import type { DeadLetters } from './dead-letters.ts'
import { isBroken, type QueuedEvent } from './queued-event.ts'
import type { Queue } from './queue.ts'
import type { OutboxOptions } from './types.ts'

export interface BatchesOptions extends Pick<
  OutboxOptions,
  'checkProps' | 'onError' | 'maxEvents'
> {
  readonly queue: Queue
  readonly deadLetters: DeadLetters
  now(): number
  isGranted(event: QueuedEvent): boolean
  /** Of the events of one request. */
  maxBytes(): number
  /** What no database takes, and so is sent from memory after all others. */
  unstored(): readonly QueuedEvent[]
}

/** Shorter than the time a server remembers ids, or a late repeat would count twice. */
const LIFETIME_MS = 7 * DAY
const MAX_EVENTS = 50

export async function* readBatches(options: BatchesOptions): AsyncGenerator<QueuedEvent[]> {
  const { queue, now, maxBytes, unstored, maxEvents = MAX_EVENTS } = options
  let after: string | undefined
  for (;;) {
    let page = await queue.list(maxEvents, after)
    if (!page.length)
      page = unstored()
        .filter(({ id }) => !after || id > after)
        .slice(0, maxEvents)
    if (!page.length) return
    const dawn = idFloor(now() - LIFETIME_MS)
    const expired: QueuedEvent[] = []
    const batch: QueuedEvent[] = []
    let bytes = 0
    for (const event of page) {
      if (batch.length && bytes + event.bytes >= maxBytes()) break
      after = event.id
      if (event.id < dawn && !isBroken(event)) expired.push(event)
      else if (await maySend(event, options)) {
        batch.push(event)
        bytes += event.bytes + 1
      }
    }
    if (expired.length) await queue.remove(expired, 'expired')
    if (batch.length) yield batch
  }
}

async function maySend(event: QueuedEvent, options: BatchesOptions): Promise<boolean> {
  const { deadLetters, isGranted, checkProps, onError } = options
  if (isBroken(event)) {
    await deadLetters.bury(event, 'unreadable')
    return false
  }
  if (!isGranted(event)) return false
  if (!event.check || !checkProps) return true
  const { name, props } = parseRecord(event.json)
  // When the check itself cannot be loaded, the server's has to do.
  const mistake = await checkProps(String(name), props).catch(() => undefined)
  if (!mistake) return true
  await deadLetters.bury(event, 'invalid')
  onError?.(new RegularsError('event_invalid', String(name), mistake))
  return false
}
