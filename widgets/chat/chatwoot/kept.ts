/** What this browser remembers of a Chatwoot server; all of it belongs to the shopper, and is gone at sign-out. */
import type { WidgetStore } from '../../../src/widget.ts'

export interface KeptConversation {
  /** Ours: the one the model knows it by. */
  readonly id: string
  /** Display id at the server. */
  readonly theirs: number
  /** The beginning of the first message. */
  readonly subject: string
  /** Id of the newest message the shopper has seen on this device. */
  readonly readSeq: number
}

export interface Kept {
  /** Address and inbox: another server knows nothing of this one’s ids. */
  readonly server: string
  /** Made here before anybody is asked, so that making the contact can be repeated. */
  readonly sourceId?: string
  readonly pubsubToken?: string
  /** Identifier of the customer the contact was made for. */
  readonly customer?: string
  /** What the shopper has said of themselves and the server was told: never what the server says. */
  readonly told?: string
  /** Oldest first. */
  readonly conversations: readonly KeptConversation[]
  /** When all conversations were last asked for, and how many messages came: the more there are, the more seldom we ask. */
  readonly listed?: { readonly at: number; readonly weight: number }
  /** Ours, where the server was asked for one and has not answered. */
  readonly creating?: string
}

/** A message that was sent off, and whose answer has not come. */
export interface Pending {
  readonly cid: string
  readonly theirs: number
  readonly text: string
  readonly files: readonly string[]
  /** The newest message before it. */
  readonly after: number
}

/** What the server does not keep: which of its messages is which of ours. */
export interface Own {
  readonly pending: readonly Pending[]
  readonly taken: readonly (readonly [
    id: number,
    cid: string,
    theirs: number,
    files: readonly string[],
  ])[]
}

/** One record over all tabs, or in memory where the shopper keeps nothing. */
export interface Cell<T> {
  read(): Promise<T>
  change(change: (value: T) => T): Promise<T>
  forget(): void
}

export function createCell<T extends object>(store: WidgetStore, key: string, empty: T): Cell<T> {
  let memory = empty
  let isRefused = false
  // Safe: nobody but this cell writes this key, and what it writes are whole values.
  const valueOf = (stored: unknown): T => ({ ...empty, ...(stored as Partial<T> | undefined) })
  return {
    read: async () => (isRefused ? memory : valueOf(await store.read(key))),
    async change(change) {
      const stored = await store.update(key, (before) => change(valueOf(before)), {
        purpose: 'functional',
        ofCustomer: true,
      })
      isRefused = stored === undefined
      memory = isRefused ? change(memory) : empty
      return isRefused ? memory : valueOf(stored)
    },
    forget() {
      memory = empty
    },
  }
}
