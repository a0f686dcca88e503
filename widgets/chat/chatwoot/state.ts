/** Whether all that the server has is known here, and one reading at a time until it is. */
import type { Ledger } from './ledger.ts'
import type { Sync } from './sync.ts'
import type { WireContact } from './wire.ts'

export interface State {
  /** Reads what is missing; nothing, while everything is heard. Resolves with `true` where what was known is to be forgotten. */
  sync(contact: WireContact, after: number | undefined): Promise<boolean>
  isSynced(): boolean
  /** Something may have been missed. */
  unsync(): void
  /** Whoever read them has gone, or they are called differently. */
  forgetThreads(): void
}

export interface StateParts {
  readonly sync: Sync
  readonly ledger: Ledger
  /** Everything is heard. */
  isLive(): boolean
}

export function createState({ sync, ledger, isLive }: StateParts): State {
  let generation = 0
  let syncedAt = -1
  let isRenewed = false
  let turn: Promise<unknown> = Promise.resolve()

  async function read(contact: WireContact, after: number | undefined): Promise<boolean> {
    const begun = generation
    const isReset = await sync.all(contact, after)
    // What happened meanwhile may not have been in it.
    if (begun === generation && isLive()) syncedAt = begun
    const wasRenewed = isRenewed
    isRenewed = false
    return isReset || wasRenewed
  }

  const isSynced = (): boolean => syncedAt === generation && isLive()

  return {
    isSynced,
    sync(contact, after) {
      const isKnown = (): boolean => isSynced() && !isRenewed
      // What was said while another reading was under way may not have been in that one.
      const mine = turn.then(() => (isKnown() ? false : read(contact, after)))
      turn = mine.catch(() => undefined)
      return mine
    },
    unsync() {
      generation++
    },
    forgetThreads() {
      ledger.forget()
      generation++
      isRenewed = true
    },
  }
}
