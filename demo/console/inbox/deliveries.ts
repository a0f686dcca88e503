/** What is on its way to the server: kept until it has arrived, tried again, one after the other in each line. */
import { batch, signal, type ReadonlySignal } from '@preact/signals'
import { z } from 'zod/mini'
import { Uuid } from '../../../src/contract/scalars.ts'
import { ApiError } from '../api.ts'
import { createKeep } from './keep.ts'

/** What every delivery has, whatever is delivered. */
export const DELIVERY = {
  cid: Uuid,
  /** Ms since 1970, by this computer’s clock. */
  at: z.number(),
  /** `waiting`: could not be sent, and is tried again by itself; `refused`: only when somebody says so. */
  status: z.enum(['sending', 'waiting', 'refused']),
  /** Why it was refused, as the contract names it. */
  code: z.optional(z.string()),
} as const

export interface Delivery {
  readonly cid: string
  readonly at: number
  readonly status: 'sending' | 'waiting' | 'refused'
  readonly code?: string | undefined
}

export interface DeliveryOptions<Item extends Delivery, Arrived> {
  /** Under which it is kept in this tab. */
  readonly name: string
  readonly schema: z.ZodMiniType<Item>
  /** Ms to wait before each further try; the last one counts for all after it. */
  readonly pausesMs?: readonly number[] | undefined
  /** Items of one line never overtake each other. */
  lineOf(item: Item): string
  put(item: Item): Promise<Arrived>
  /** In the same moment as it leaves the list. */
  onArrived(line: string, arrived: Arrived): void
}

export interface Deliveries<Item extends Delivery> {
  /** In the order they were written. */
  readonly outgoing: ReadonlySignal<readonly Item[]>
  send(item: Item): void
  /** Now, whatever the pause. */
  retry(cid: string): void
  /** Out of the list, and what it was. */
  takeBack(cid: string): Item | undefined
  /** Everything that waits; also after a reload. */
  resume(): void
  forget(): void
}

const PAUSES_MS = [1000, 2000, 5000, 10_000, 30_000]
/** What would be answered in the same way however often it is asked. */
const FINAL = new Set([
  'not_found',
  'cid_conflict',
  'message_empty',
  'file_unknown',
  'invalid_request',
  'payload_too_large',
  'session_expired',
])

export function createDeliveries<Item extends Delivery, Arrived>(
  options: DeliveryOptions<Item, Arrived>,
): Deliveries<Item> {
  const { name, schema, pausesMs = PAUSES_MS, lineOf, put, onArrived } = options
  const keep = createKeep<Item[]>(name, z.array(schema))
  const outgoing = signal<readonly Item[]>(keep.read() ?? [])
  const underWay = new Set<string>()
  const pauses = new Map<string, { timer?: ReturnType<typeof setTimeout>; tries: number }>()

  function set(next: readonly Item[]): void {
    outgoing.value = next
    keep.write([...next])
  }

  function mark(cid: string, change: Pick<Delivery, 'status' | 'code'>): void {
    set(outgoing.value.map((each) => (each.cid === cid ? { ...each, ...change } : each)))
  }

  const drop = (cid: string): void => set(outgoing.value.filter((each) => each.cid !== cid))

  function wait(line: string, retryAfterS = 0): void {
    const { timer, tries } = pauses.get(line) ?? { tries: 0 }
    clearTimeout(timer)
    const pauseMs = pausesMs[Math.min(tries, pausesMs.length - 1)] ?? 0
    pauses.set(line, {
      tries: tries + 1,
      timer: setTimeout(() => void pump(line), Math.max(pauseMs, retryAfterS * 1000)),
    })
  }

  /** Whether the next one may be tried. */
  async function deliver(next: Item): Promise<boolean> {
    const line = lineOf(next)
    mark(next.cid, { status: 'sending' })
    try {
      const arrived = await put(next)
      pauses.delete(line)
      batch(() => {
        onArrived(line, arrived)
        drop(next.cid)
      })
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const isFinal = FINAL.has(error.code)
      mark(next.cid, isFinal ? { status: 'refused', code: error.code } : { status: 'waiting' })
      if (!isFinal) wait(line, error.retryAfterS)
      return isFinal
    }
  }

  async function pump(line: string): Promise<void> {
    if (underWay.has(line)) return
    underWay.add(line)
    const first = (): Item | undefined =>
      outgoing.value.find((each) => lineOf(each) === line && each.status !== 'refused')
    try {
      for (let next = first(); next; next = first()) if (!(await deliver(next))) break
    } finally {
      underWay.delete(line)
    }
  }

  return {
    outgoing,
    send(item) {
      set([...outgoing.value, item])
      void pump(lineOf(item))
    },
    retry(cid) {
      const found = outgoing.value.find((each) => each.cid === cid)
      if (!found) return
      clearTimeout(pauses.get(lineOf(found))?.timer)
      mark(cid, { status: 'waiting' })
      void pump(lineOf(found))
    },
    takeBack(cid) {
      const found = outgoing.value.find((each) => each.cid === cid)
      if (found) drop(cid)
      return found
    },
    resume() {
      for (const line of new Set(outgoing.value.map(lineOf))) void pump(line)
    },
    forget() {
      for (const { timer } of pauses.values()) clearTimeout(timer)
      pauses.clear()
      set([])
    },
  }
}
