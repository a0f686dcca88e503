/** What the rest of the SDK sees of the outbox. */
import type { DeliveryCounts } from '../../contract/event.ts'
import type { Purpose } from '../../contract/scalars.ts'
import type { Database } from '../database.ts'
import type { Traffic } from '../database/traffic.ts'
import type { Environment } from '../environment.ts'
import type { CreateId } from '../id.ts'
import type { Tabs } from '../tabs.ts'
import type { Signs } from './health.ts'
import type { QueuedEvent } from './queued-event.ts'
import type { Sender } from './sender.ts'

export interface EventDraft {
  readonly name: string
  readonly props: Readonly<Record<string, unknown>>
  readonly purpose: Purpose
  /** Kept and sent before all others when room is short. */
  readonly critical?: boolean | undefined
  readonly visitorId?: string | undefined
  readonly visitId?: string | undefined
  readonly memberId?: string | undefined
  readonly path?: string | undefined
  /** The merchant's own event: `checkProps` sees it before it is sent. */
  readonly check?: boolean | undefined
}

/** `accepted` is always the sum of all others. */
export interface OutboxStats extends DeliveryCounts {
  readonly pending: number
  /** Accepted in a tab that was killed before anything could be written. */
  readonly lost: number
  /** Of each further receiver, by name; its books balance by themselves. */
  readonly destinations?: Readonly<Record<string, OutboxStats>>
}

export interface OutboxHealth {
  /** What keeps an event accepted now: a database, localStorage only, or nothing beyond this page. */
  readonly storage: 'indexeddb' | 'write-ahead' | 'memory'
  /**
   * `waiting` after a failure, `blocked` when something on this machine seems to forbid the address,
   * `paused` when the server refuses the shop, `stopped` when it wants no more events.
   */
  readonly sending: 'idle' | 'sending' | 'waiting' | 'paused' | 'blocked' | 'stopped'
  /** Wall clock, ms: no request before. */
  readonly notBefore?: number
  readonly destinations?: Readonly<Record<string, OutboxHealth>>
}

export interface Outbox {
  /**
   * Accepts at once, with a copy written in the same tick. Returns the event, or `undefined` when consent forbids it,
   * when it is too large or not JSON. Never throws. What a server that wants no more is told of is kept nowhere.
   */
  add(draft: EventDraft): QueuedEvent | undefined
  /** Takes an event that another outbox has accepted, under the same id; without consent to its purpose it is not sent. */
  accept(event: QueuedEvent): void
  /** One attempt to send what waits, if no other tab is sending and no pause is on. */
  flush(): Promise<void>
  /** The network came back: sends in a moment, because at once it would often fail. */
  online(): void
  /** The page is hidden, frozen or left: last requests that outlive it, and no IndexedDB. `tabs.suspend()` follows. */
  leave(): void
  /** The page is visible again, or back from the bfcache, and the tabs are resumed. */
  back(): void
  /** Whether the page is in front of the shopper: between `leave` and `back` it is not. */
  isHere(): boolean
  /** Where events wait; keys that begin with an exclamation mark are books, and no events. */
  readonly queues: readonly Pick<Database, 'list'>[]
  stats(): Promise<OutboxStats>
  /** `readHealth` puts them into words. */
  signs(): Signs
  /** Deletes the queued events of these purposes in all tabs and aborts what is under way. */
  withdraw(purposes: readonly Purpose[]): Promise<void>
  /** No timer, listener or connection of the queue stays; what waits is sent by the next page. */
  close(): Promise<void>
}

export interface OutboxOptions {
  /** The address that takes batches: `…/v1/events`. No pause of another address binds it. */
  readonly url: string
  /** Speaks another language than that of our own backend. */
  readonly sender?: Sender | undefined
  /** In one request; 50, if nothing is said. */
  readonly maxEvents?: number | undefined
  readonly key: string
  readonly environment: Environment
  /** Three databases, because idb-keyval's kind holds one store each. `database` and `dead` belong to the outbox alone. */
  readonly database: Database
  readonly dead: Database
  readonly state: Database
  /** Of this page, for those who open databases of their own. */
  readonly traffic?: Traffic
  readonly tabs: Tabs
  readonly createId: CreateId
  granted(): readonly Purpose[]
  readonly locale?: (() => string | undefined) | undefined
  readonly sdk: string
  readonly onError?: ((error: unknown) => void) | undefined
  /** Says what is wrong with the props of a merchant's own event. */
  readonly checkProps?: ((name: string, props: unknown) => Promise<string | undefined>) | undefined
}
