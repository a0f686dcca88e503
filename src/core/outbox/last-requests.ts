/** Which events leave with the page: the most valuable first, in requests small enough for the browser to let them go. */
import { rankOf, type QueuedEvent } from './queued-event.ts'

const MAX_CHUNK_BYTES = 16 * 1024
/** For key, consent and the rest of the envelope. */
const ENVELOPE_BYTES = 1024

export function chooseLast(events: readonly QueuedEvent[], maxBytes: number): QueuedEvent[][] {
  const chunks: QueuedEvent[][] = []
  let room = 0
  let roomInAll = maxBytes
  const byWorth = [...events].sort((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1))
  for (const event of byWorth) {
    const bytes = event.bytes + 1
    const isNewChunk = bytes > room
    const cost = isNewChunk ? bytes + ENVELOPE_BYTES : bytes
    if (cost > roomInAll || bytes + ENVELOPE_BYTES > MAX_CHUNK_BYTES) continue
    if (isNewChunk) {
      chunks.push([])
      room = MAX_CHUNK_BYTES - ENVELOPE_BYTES
    }
    chunks.at(-1)?.push(event)
    room -= bytes
    roomInAll -= cost
  }
  return chunks
}
