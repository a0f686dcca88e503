/** UUIDv7 (RFC 9562): sorts by time, stays in order within a tab even when the clock steps back. */
import type { Environment } from './environment.ts'

export type CreateId = () => string

export function createIdSource(environment: Pick<Environment, 'now' | 'randomBytes'>): CreateId {
  let lastMs = 0
  let counter = 0
  return () => {
    const random = environment.randomBytes(10)
    const now = environment.now()
    if (now > lastMs) {
      lastMs = now
      // Starts in the lower half of twelve bits, so that a burst within one millisecond has room to count.
      counter = ((random[0]! << 8) | random[1]!) & 0x7ff
    } else if (++counter > 0xfff) {
      lastMs += 1
      counter = 0
    }
    const time = lastMs.toString(16).padStart(12, '0')
    const variant = ((random[2]! & 0x3f) | 0x80).toString(16)
    const tail = Array.from(random.subarray(3, 10), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}`
  }
}

/** `''` sorts before every id made at or after `ms`. */
export function idFloor(ms: number): string {
  const time = Math.max(0, Math.trunc(ms)).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}
