/** What the shopper's page has to tell: accepted at once, kept whatever happens, delivered once. */
import { pendingOf } from './counts.ts'
import { freeze } from './freeze.ts'
import { createIntake } from './intake.ts'
import { createCourier } from './courier.ts'
import { createPauses } from './pauses.ts'
import { createPresence } from '../presence.ts'
import type { QueuedEvent } from './queued-event.ts'
import { createQueue } from './queue.ts'
import { randomOf } from './random.ts'
import { createRecovery } from './recovery.ts'
import { removeHeld, removeStored, type Removal } from './removal.ts'
import { createRounds, GATHER_MS, type Rounds } from './rounds.ts'
import type { Outbox, OutboxOptions } from './types.ts'
import { createUnsent } from './unsent.ts'
import { createWriteAhead } from './write-ahead.ts'

const WITHDRAW = 'outbox.withdraw'

/** One per shop key and page. Its first request waits two seconds, so as not to compete with the page itself. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { environment, database, dead, tabs, createId, granted } = options
  const tabId = createId()
  /** Accepted and not stored yet, oldest first. */
  const held = new Map<string, QueuedEvent>()
  const unsent = createUnsent()
  const presence = createPresence()
  let seq = 0
  let isClosed = false

  const isDurable = () => database.mode() === 'indexeddb'
  const onError = (error: unknown) => options.onError?.(error)
  const shared = {
    ...options,
    held,
    presence,
    onError,
    isDurable,
    now: environment.now,
    whenPresent: presence.whenHere,
    isGranted: (event: QueuedEvent) => granted().some((purpose) => purpose === event.purpose),
  }
  const writeAhead = createWriteAhead({
    environment,
    tabId,
    prefix: `regulars:${options.key}:`,
  })
  const queue = createQueue({
    ...shared,
    isHeld: (id) => held.has(id),
    onRemoved(ids) {
      for (const id of ids) held.delete(id)
      unsent.forget(ids)
      writeAhead.release(ids)
    },
  })
  const places = { held, queue, writeAhead }
  const pauses = createPauses({ ...shared, source: `${options.url} ${options.sdk}` })
  const intake = createIntake({
    ...shared,
    queue,
    writeAhead,
    isPresent: presence.isHere,
    onCommitted: () => rounds.onCommitted(),
  })
  const courier = createCourier({
    ...shared,
    queue,
    pauses,
    purge,
    unstored: () => (intake.isStuck() ? [...held.values()] : []),
  })
  const rounds: Rounds = createRounds({
    ...shared,
    intake,
    pauses,
    delivery: courier,
    purge,
    recover: createRecovery({ ...shared, queue, writeAhead }),
    mayAsk: () => granted().length > 0,
  })

  async function purge(): Promise<void> {
    const removal: Removal = { outcome: 'evicted', reason: 'gone', matches: () => true }
    await removeHeld(places, removal)
    await removeStored(places, removal)
  }

  async function forget(purposes: readonly string[]): Promise<void> {
    const isHere = presence.isHere()
    courier.abort()
    const removal: Removal = {
      outcome: 'withdrawn',
      matches: ({ purpose }) => purposes.includes(purpose),
    }
    await removeHeld(places, removal)
    // A page that was away leaves what is stored to the others: by now there may be a new consent, and new events.
    if (!isHere) return
    await removeStored(places, removal)
    await courier.forget(purposes)
    rounds.flushIn(GATHER_MS)
  }

  const unlisten = tabs.listen(WITHDRAW, (purposes) => {
    if (Array.isArray(purposes)) void forget(purposes.map(String)).catch(onError)
  })
  void pauses.load().catch(onError)
  rounds.flushIn(GATHER_MS)

  function accept(event: QueuedEvent): void {
    if (isClosed || pauses.current()?.kind === 'stopped') return
    rounds.expect(event)
    unsent.add(event)
    intake.add(event)
  }

  return {
    add(draft) {
      try {
        if (isClosed || !granted().includes(draft.purpose)) return undefined
        const now = environment.now()
        const event = freeze(draft, { id: createId(), now, seq: seq + 1, tabId })
        seq += 1
        accept(event)
        return event
      } catch (error) {
        onError(error)
        return undefined
      }
    },

    accept,
    flush: rounds.flush,
    isHere: presence.isHere,
    queues: [database],

    online() {
      void pauses.forgetNetwork().catch(onError)
      rounds.flushIn(300 + 700 * randomOf(environment))
    },

    leave() {
      if (isClosed) return
      writeAhead.holdAll(held.values())
      presence.leave()
      rounds.stop()
      courier.leave(unsent.all())
    },

    back() {
      if (isClosed || presence.isHere()) return
      presence.comeBack()
      rounds.flushIn(GATHER_MS)
      void rounds.flush()
    },

    async stats() {
      if (presence.isHere()) await intake.commit()
      const counts = await queue.counts()
      const { bytes: _, ...stats } = counts
      return {
        ...stats,
        accepted: stats.accepted + held.size,
        pending: pendingOf(counts) + held.size,
      }
    },

    signs: () => ({
      storage: isDurable() ? 'indexeddb' : writeAhead.works() ? 'write-ahead' : 'memory',
      isSending: rounds.isSending(),
      isOnline: environment.isOnline(),
      isRefused: courier.isRefused(),
      pause: pauses.current(),
      remainingMs: pauses.remainingMs(),
      now: environment.now(),
    }),

    async withdraw(purposes) {
      if (!purposes.length) return
      tabs.post(WITHDRAW, purposes)
      await forget(purposes)
    },

    async close() {
      isClosed = true
      if (presence.isHere()) await intake.commit()
      // Nothing of this tab writes any more: whatever still runs waits for a return that never comes.
      presence.leave()
      rounds.stop()
      rounds.close()
      courier.abort()
      unlisten()
      pauses.close()
      database.close()
      dead.close()
    },
  }
}
