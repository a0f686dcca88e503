/** The copy in localStorage, written in the same tick as the event is accepted: it outlives a killed tab until the queue has the event. */
import { SECOND } from '../clock.ts'
import type { Environment } from '../environment.ts'
import { readText, toText, type QueuedEvent } from './queued-event.ts'

export interface WriteAhead {
  /** Whether copies outlive this page. */
  works(): boolean
  hold(event: QueuedEvent): void
  /** The page is left: copies of those that had no room before, because their way into IndexedDB may be cut. */
  holdAll(events: Iterable<QueuedEvent>): void
  /** The queue has them now, or nobody needs them any more. */
  release(ids: Iterable<string>): void
  /** What this tab held and has not released. */
  own(): string[]
  /** Of all tabs, dead or alive. */
  copies(): QueuedEvent[]
  /** How many events without a copy killed tabs took with them; told once. */
  takeLost(): number
}

/** A tab that lives has moved its copies to the queue by then. */
export const SETTLING_MS = 10 * SECOND
const MAX_COPIES = 64
const MAX_BYTES = 65_536
/** When a page is left; the next page moves them to the queue and frees the shop's storage again. */
const MAX_LAST_BYTES = 1024 * 1024

export interface WriteAheadOptions {
  readonly environment: Pick<Environment, 'localStorage' | 'now'>
  readonly prefix: string
  readonly tabId: string
}

export function createWriteAhead({ environment, prefix, tabId }: WriteAheadOptions): WriteAhead {
  const { localStorage: storage, now } = environment
  const copyPrefix = `${prefix}wal:`
  const riskPrefix = `${prefix}risk:`
  const riskKey = riskPrefix + tabId
  const copies = new Map<string, number>()
  const uncopied = new Set<string>()
  let bytes = 0
  let isFull = false

  function hold(event: QueuedEvent): void {
    const hasRoom = copies.size < MAX_COPIES && bytes + event.bytes <= MAX_BYTES
    if ((event.critical || hasRoom) && copy(event)) return
    uncopied.add(event.id)
    noteUncopied()
  }

  function holdAll(events: Iterable<QueuedEvent>): void {
    for (const event of events)
      if (uncopied.has(event.id) && bytes + event.bytes <= MAX_LAST_BYTES && copy(event))
        uncopied.delete(event.id)
    noteUncopied()
  }

  function copy(event: QueuedEvent): boolean {
    const isCopied = write(copyPrefix + event.id, toText(event))
    if (isCopied) {
      copies.set(event.id, event.bytes)
      bytes += event.bytes
    }
    return isCopied
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
    if (uncopied.size) write(riskKey, `${uncopied.size} ${now()}`)
    else remove(riskKey)
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

  function read(key: string): string {
    return storage?.getItem(key) ?? ''
  }

  return {
    works: () => storage !== undefined && !isFull,
    hold,
    holdAll,
    release,
    own: () => [...copies.keys(), ...uncopied],
    copies: () =>
      keysWith(copyPrefix).map((key) => readText(key.slice(copyPrefix.length), read(key))),
    takeLost() {
      let lost = 0
      for (const key of keysWith(riskPrefix)) {
        const [count = 0, since = 0] = read(key).split(' ').map(Number)
        if (key === riskKey || Math.abs(now() - since) < SETTLING_MS) continue
        remove(key)
        lost += count || 0
      }
      return lost
    },
  }
}
