/** Stands in front of the outbox: what that accepts, the destinations are told of too, each in its own lane. */
import { ALL_PURPOSES } from '../core/consent-rules.ts'
import type { OutboxParts } from '../core/create-core.ts'
import type { Outbox, QueuedEvent } from '../core/outbox/index.ts'
import type { Destination, PageFacts } from './destination.ts'
import { openLane, type LaneParts } from './lane.ts'
import { readTold, withPage } from './told.ts'

export interface FrontParts extends OutboxParts, LaneParts {
  page(): PageFacts
}

export function createFront(destinations: readonly Destination[], parts: FrontParts): Outbox {
  const { own, early, options, page } = parts
  const lanes = destinations.flatMap((one) => (one.kind === 'page' ? [] : openLane(one, parts)))
  const all: readonly Outbox[] = [own, ...lanes.map(({ outbox }) => outbox)]

  function tell(event: QueuedEvent): void {
    // The record of a decision about consent concerns nobody else.
    if (event.purpose === 'functional' || !options.granted().includes('analytics')) return
    const kept = withPage(event, page())
    const told = readTold(kept)
    for (const lane of lanes) if (lane.takes(told)) lane.outbox.accept(kept)
    for (const one of destinations) if (one.kind === 'page') one.tell(told)
  }

  /** A destination that fails must not cost the backend an event, nor the page its peace. */
  function tellSafely(event: QueuedEvent): void {
    try {
      tell(event)
    } catch (error) {
      options.onError?.(error)
    }
  }

  for (const event of early) tellSafely(event)
  if (!own.isHere()) for (const { outbox } of lanes) outbox.leave()

  return {
    ...own,
    queues: all.flatMap(({ queues }) => queues),
    add(draft) {
      const event = own.add(draft)
      if (event) tellSafely(event)
      return event
    },
    flush: () => inAll((outbox) => outbox.flush()),
    online: () => all.forEach((outbox) => outbox.online()),
    leave: () => all.forEach((outbox) => outbox.leave()),
    back: () => all.forEach((outbox) => outbox.back()),
    async stats() {
      const entries = lanes.map(async ({ name, outbox }) => [name, await outbox.stats()] as const)
      const [stats, ofLanes] = await Promise.all([own.stats(), Promise.all(entries)])
      return { ...stats, destinations: Object.fromEntries(ofLanes) }
    },
    signs: () => ({
      ...own.signs(),
      destinations: Object.fromEntries(lanes.map(({ name, outbox }) => [name, outbox.signs()])),
    }),
    async withdraw(purposes) {
      const ofLanes = purposes.includes('analytics') ? ALL_PURPOSES : purposes
      await Promise.all([
        own.withdraw(purposes),
        ...lanes.map(({ outbox }) => outbox.withdraw(ofLanes)),
      ])
    },
    close: () => inAll((outbox) => outbox.close()),
  }

  async function inAll(run: (outbox: Outbox) => Promise<void>): Promise<void> {
    await Promise.all(all.map(run))
  }
}
