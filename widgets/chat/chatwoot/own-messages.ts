/** Which of the server’s messages is which of ours. Chatwoot forgets the `echo_id` it was given, so this browser has to remember. */
import { isFile } from './text.ts'
import { uuidOf } from './convert.ts'
import type { Cell, Own, Pending } from './kept.ts'
import type { WireMessage } from './wire.ts'

export interface OwnMessages {
  cidOf(id: number): string
  filesOf(id: number): readonly string[]
  /** Id at the server, if it is known there. */
  idOf(cid: string): number | undefined
  pendingOf(cid: string): Promise<Pending | undefined>
  /** Before it leaves: whoever finds it at the server later knows it by this. */
  begin(pending: Pending): Promise<void>
  /** The server has it, by this number. */
  take(cid: string, id: number): Promise<void>
  /** Resolves when the server is heard to have it, or with `undefined` after a while. */
  whenTaken(cid: string, waitMs: number): Promise<number | undefined>
  /** The server will not have it. */
  drop(cid: string): Promise<void>
  /** Before messages are read: gives those that are ours their ids, by what the socket says or by what stands in them. */
  claim(messages: readonly WireMessage[]): Promise<void>
  forget(): void
}

/** A thread is read back some hundred messages; older ones of ours are then known by their number. */
const MOST = 500

export function createOwnMessages(cell: Cell<Own>): OwnMessages {
  let known: Own = { pending: [], taken: [] }
  const byId = new Map<number, { readonly cid: string; readonly files: readonly string[] }>()
  const byCid = new Map<string, number>()
  const waiting = new Map<string, (id: number) => void>()

  function learn(own: Own): Own {
    known = own
    byId.clear()
    byCid.clear()
    for (const [id, cid, , files] of own.taken) {
      byId.set(id, { cid, files })
      byCid.set(cid, id)
    }
    return own
  }

  const change = async (change: (own: Own) => Own): Promise<Own> => learn(await cell.change(change))

  const take = async (cid: string, id: number): Promise<void> => {
    if (byCid.get(cid) !== id) await change((own) => takeIn(own, cid, id))
    waiting.get(cid)?.(id)
  }

  return {
    cidOf: (id) => byId.get(id)?.cid ?? uuidOf(id),
    filesOf: (id) => byId.get(id)?.files ?? [],
    idOf: (cid) => byCid.get(cid),
    pendingOf: async (cid) => learn(await cell.read()).pending.find((each) => each.cid === cid),
    async begin(pending) {
      await change((own) => ({
        ...own,
        pending: [...own.pending.filter(({ cid }) => cid !== pending.cid), pending],
      }))
    },
    take,
    whenTaken: (cid, waitMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => done(undefined), waitMs)
        const done = (id: number | undefined): void => {
          clearTimeout(timer)
          waiting.delete(cid)
          resolve(id)
        }
        waiting.set(cid, done)
      }),
    async drop(cid) {
      await change((own) => ({ ...own, pending: own.pending.filter((each) => each.cid !== cid) }))
    },
    async claim(messages) {
      const unknown = messages.filter(({ kind, id }) => kind === 0 && !byId.has(id))
      if (unknown.length === 0) return
      // Another tab may have sent them.
      learn(await cell.read())
      for (const message of unknown.sort((one, other) => one.id - other.id)) {
        if (byId.has(message.id)) continue
        const cid = echoOf(message) ?? known.pending.find((own) => isSame(own, message))?.cid
        if (cid) await take(cid, message.id)
      }
    },
    forget() {
      cell.forget()
      learn({ pending: [], taken: [] })
    },
  }
}

/** What comes over the socket was given by somebody who writes as this shopper: another tab, or another device. */
function echoOf({ echoId }: WireMessage): string | undefined {
  return echoId && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(echoId) ? echoId : undefined
}

/** The only one that can be told from a copy: nothing else stood between what was known when it left, and it. */
function isSame(own: Pending, message: WireMessage): boolean {
  return (
    own.theirs === message.conversationId &&
    message.id > own.after &&
    own.text === message.content &&
    own.files.length === message.attachments.filter(({ kind }) => isFile(kind)).length
  )
}

function takeIn({ pending, taken }: Own, cid: string, id: number): Own {
  const own = pending.find((each) => each.cid === cid)
  const before = taken.filter((each) => each[1] !== cid && each[0] !== id)
  return {
    pending: pending.filter((each) => each.cid !== cid),
    taken: [...before, [id, cid, own?.theirs ?? 0, own?.files ?? []] as const].slice(-MOST),
  }
}
