/** The transactions of this page. In WebKit one that a page has left unfinished, be it of reads alone, keeps those of every later page waiting, for as long as that page is kept. */
import { createPresence, type Presence } from '../presence.ts'

export interface Traffic extends Pick<Presence, 'isHere' | 'whenHere' | 'comeBack'> {
  readonly underWay: Set<IDBTransaction>
  /** The page is gone, for good or into the back/forward cache: what is unfinished is broken off, to be done over after a return. */
  leave(): void
}

/** One for all databases of a page. */
export function createTraffic(): Traffic {
  const { leave, ...presence } = createPresence()
  const underWay = new Set<IDBTransaction>()
  return {
    ...presence,
    underWay,
    leave() {
      leave()
      for (const transaction of underWay) breakOff(transaction)
    },
  }
}

function breakOff(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It is being committed already.
  }
}
