/** The copy in localStorage, written in the same tick as the event is accepted: it outlives a killed tab until the queue has the event. */
import { SECOND } from '../clock.ts'
import type { Environment } from '../environment.ts'
import { readText, toText, type QueuedEvent } from './queued-event.ts'

export interface WriteAhead {
  /** Whether copies outlive this page. */
  works(): boolean
  hold(event: QueuedEvent): void
  /** The queue has them now, or nobody needs them any more. */
  release(ids: Iterable<string>): void
  /** What this tab held and has not released. */
  own(): string[]
  /** Copies of other tabs, dead or alive, and how many events without a copy a dead tab took with it. */
  left(): Leftovers
  /** Copies of every tab, however young. */
  all(): QueuedEvent[]
}

export interface Leftovers {
  readonly events: readonly QueuedEvent[]
  readonly lost: number
  /** Some may belong to a tab that is just writing them to the queue: look again later. */
  readonly areSomeYoung: boolean
}

/** A tab that lives has moved its copies to the queue by then. */
export const SETTLING_MS = 10 * SECOND
const MAX_COPIES = 64
const MAX_BYTES = 65_536

export interface WriteAheadOptions {
  readonly environment: Pick<Environment, 'localStorage' | 'now'>
  readonly prefix: string
  readonly tabId: string
  /** Another tab had taken this one for dead, and counted so many of its events as lost. */
  onFound(count: number): void
}

export function createWriteAhead({
  environment,
  prefix,
  tabId,
  onFound,
}: WriteAheadOptions): WriteAhead {
  const { localStorage: storage, now } = environment
  const copyPrefix = `${prefix}wal:`
  const riskPrefix = `${prefix}risk:`
  const riskKey = riskPrefix + tabId
  const copies = new Map<string, number>()
  const uncopied = new Set<string>()
  let bytes = 0
  let noted = 0
  let isFull = false

  function hold(event: QueuedEvent): void {
    const hasRoom = copies.size < MAX_COPIES && bytes + event.bytes <= MAX_BYTES
    const isCopied = (event.critical || hasRoom) && write(copyPrefix + event.id, toText(event))
    if (isCopied) {
      copies.set(event.id, event.bytes)
      bytes += event.bytes
    } else {
      uncopied.add(event.id)
      noteUncopied()
    }
  }

  function release(ids: Iterable<string>): void {
    const before = uncopied.size
    for (const id of ids) {
      remove(copyPrefix + id)
      bytes -= copies.get(id) ?? 0
      copies.delete(id)
      uncopied.delete(id)
    }
    if (uncopied.size !== before) noteUncopied()
  }

  /** So that the next page knows how many there were, should this one be killed now. */
  function noteUncopied(): void {
    if (noted && storage?.getItem(riskKey) === null) onFound(noted)
    const count = uncopied.size
    noted = count && write(riskKey, `${count} ${now()}`) ? count : 0
    if (!count) remove(riskKey)
  }

  function write(key: string, text: string): boolean {
    try {
      storage?.setItem(key, text)
      isFull = false
    } catch {
      isFull = true // The shop has used its 5 MB; `health` says so.
    }
    return storage !== undefined && !isFull
  }

  function remove(key: string): void {
    storage?.removeItem(key)
  }

  function keysWith(start: string): string[] {
    const length = storage?.length ?? 0
    const keys = Array.from({ length }, (_, index) => storage?.key(index) ?? '')
    return keys.filter((key) => key.startsWith(start))
  }

  function read(key: string): QueuedEvent {
    return readText(key.slice(copyPrefix.length), storage?.getItem(key) ?? '')
  }

  function isYoung(since: number): boolean {
    return Math.abs(now() - since) < SETTLING_MS
  }

  function takeLost(): number {
    let lost = 0
    for (const key of keysWith(riskPrefix)) {
      const [count, since] = (storage?.getItem(key) ?? '').split(' ').map(Number)
      if (key === riskKey || isYoung(since ?? 0)) continue
      remove(key)
      lost += count || 0
    }
    return lost
  }

  return {
    works: () => storage !== undefined && !isFull,
    hold,
    release,
    own: () => [...copies.keys(), ...uncopied],
    left() {
      const keys = keysWith(copyPrefix).filter((key) => !copies.has(key.slice(copyPrefix.length)))
      const old = keys.filter((key) => !isYoung(timeOf(key.slice(copyPrefix.length))))
      return { events: old.map(read), lost: takeLost(), areSomeYoung: old.length < keys.length }
    },
    all: () => keysWith(copyPrefix).map(read),
  }
}

/** An id that is not one of ours counts as old. */
function timeOf(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16) || 0
}
