/** A queue of its own for one destination: its books, pauses and letters, so that one that is down holds up nobody. */
import { createDatabase } from '../core/database.ts'
import type { OutboxParts } from '../core/create-core.ts'
import { createOutbox, type Outbox } from '../core/outbox/index.ts'
import { RegularsError } from '../core/errors.ts'
import type { Store } from '../core/store.ts'
import type { Tabs } from '../core/tabs.ts'
import { createBatchSender } from './batch-sender.ts'
import type { BatchDestination, SendingFacts, StepDestination, ToldEvent } from './destination.ts'
import { createMemory } from './memory.ts'
import { createStepSender } from './step-sender.ts'

export interface Lane {
  readonly name: string
  readonly outbox: Outbox
  /** Whether it has a word for it. */
  takes(event: ToldEvent): boolean
}

export interface LaneParts extends Pick<OutboxParts, 'own' | 'options'> {
  readonly store: Store
  facts(): SendingFacts
}

export function openLane(destination: BatchDestination | StepDestination, parts: LaneParts): Lane {
  const { own, options, store, facts } = parts
  const { environment, key, tabs, granted, traffic, onError } = options
  const { name, url } = destination
  const open = (what: string) =>
    createDatabase(`regulars:${key}:${name}-${what}-v1`, environment, traffic)
  const isBatch = destination.kind === 'batch'
  const outbox = createOutbox({
    ...options,
    url,
    key: `${key}:${name}`,
    database: open('queue'),
    dead: open('dead'),
    tabs: tabsOf(name, tabs),
    // Whatever it was accepted for: others are told of it under the consent to analytics alone.
    granted: () => (granted().includes('analytics') ? granted() : []),
    // The backend's own queue has said already what is wrong with it.
    onError: (error) => isInvalid(error) || onError?.(error),
    sender: isBatch
      ? createBatchSender(destination, { environment, facts })
      : createStepSender(destination, {
          environment,
          memory: createMemory(store, name),
          isHere: own.isHere,
        }),
    maxEvents: isBatch ? undefined : 1,
  })
  return {
    name,
    outbox,
    takes: (event) =>
      isBatch
        ? destination.translate(event, facts()) !== undefined
        : destination.subjectOf(event) !== undefined,
  }
}

/** The same tabs, with words and locks that no other lane hears. */
function tabsOf(name: string, tabs: Tabs): Tabs {
  const own = (word: string): string => `${name} ${word}`
  return {
    ...tabs,
    post: (topic, message) => tabs.post(own(topic), message),
    listen: (topic, listener) => tabs.listen(own(topic), listener),
    exclusive: (lock, run, options) => tabs.exclusive(own(lock), run, options),
  }
}

function isInvalid(error: unknown): boolean {
  return error instanceof RegularsError && error.code === 'event_invalid'
}
