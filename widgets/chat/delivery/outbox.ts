/** Sends what was written: one tab for all, one message of a conversation at a time, in the order in which they were written. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import type { Upload } from '../backend/backend.ts'
import { createFileSending, type FileSending } from './file-sending.ts'
import { judge } from './judge.ts'
import { createKeptUnsent, type KeptUnsent } from './kept-unsent.ts'
import { isExpired, tryAnew, type Unsent } from './unsent.ts'

export interface Outbox extends Pick<KeptUnsent, 'all' | 'isKept' | 'fileInMemory'> {
  /** Ids of those that are leaving just now, in this tab. */
  readonly sending: ReadonlySignal<ReadonlySet<string>>
  /** 0 to 1, by the id of a file. */
  readonly progress: FileSending['progress']
  /** What an earlier page has left is sent. Resolves with how many a sign-out has taken since. */
  load(): Promise<number>
  /** Resolves when it is kept, before anything has left. */
  add(message: Unsent, files: readonly Blob[]): Promise<void>
  /** Tries at once, with whatever else of its conversation has failed. */
  retry(cid: string): void
  /** `undefined` when it has left already, or may just be leaving. */
  takeBack(cid: string): Promise<{ message: Unsent; files: readonly Blob[] } | undefined>
  /** Network or shopper are back. */
  back(): void
  /** The backend has these. */
  settle(cids: ReadonlySet<string>): void
  /** Drops them all; how many were still to be sent. */
  forget(): number
  dispose(): void
}

export interface OutboxOptions extends Pick<WidgetContext, 'store' | 'tabs' | 'createId'> {
  /** Resolves when the backend has it and it stands in the thread. */
  send(message: Unsent): Promise<void>
  upload(file: Upload): Promise<unknown>
}

const LOCK = 'send'

export function createOutbox(options: OutboxOptions): Outbox {
  const { tabs } = options
  const kept = createKeptUnsent(options)
  const { all, change } = kept
  const sending = signal<ReadonlySet<string>>(new Set())
  const files = createFileSending(kept, options.upload)
  const lanes = new Set<string>()
  let isQueued = false
  let isLeading = false
  let isDisposed = false
  let nudge = (): void => undefined

  /** The first of each conversation that is not refused; those behind it wait. */
  function heads(): Unsent[] {
    const first = new Map<string, Unsent>()
    for (const message of all.peek())
      if (message.state !== 'refused' && !first.has(message.conversationId))
        first.set(message.conversationId, message)
    return [...first.values()].filter(({ cid, state }) => state === 'waiting' && kept.isStored(cid))
  }

  const hasWork = (): boolean => !isDisposed && (heads().length > 0 || lanes.size > 0)

  function start(): void {
    nudge()
    if (isQueued || !hasWork()) return
    isQueued = true
    void tabs
      .exclusive(LOCK, async (frozen) => {
        isLeading = true
        frozen.addEventListener('abort', () => nudge())
        await kept.load()
        while (!frozen.aborted && hasWork()) await sendDue()
        return true
      })
      .then((isThrough) => {
        isQueued = isLeading = false
        // Written while the lock was being given back; a frozen tab waits until it is back.
        if (isThrough) start()
      })
  }

  /** Resolves when there may be something else to do. */
  async function sendDue(): Promise<void> {
    const now = Date.now()
    const waiting = heads().filter(({ conversationId }) => !lanes.has(conversationId))
    for (const message of waiting) if (message.notBefore <= now) void run(message)
    const later = waiting.map(({ notBefore }) => notBefore).filter((at) => at > now)
    await new Promise<void>((resolve) => {
      const timer = later.length > 0 && setTimeout(resolve, Math.min(...later) - now)
      nudge = () => {
        if (timer) clearTimeout(timer)
        resolve()
      }
    })
  }

  async function run(message: Unsent): Promise<void> {
    const { cid, conversationId } = message
    lanes.add(conversationId)
    sending.value = new Set([...sending.peek(), cid])
    try {
      await sendOne(message)
    } catch (error) {
      const chance = { now: Date.now(), random: Math.random(), newId: options.createId() }
      await change(replacing(cid, (one) => judge(one, error, chance)))
    }
    lanes.delete(conversationId)
    sending.value = new Set([...sending.peek()].filter((one) => one !== cid))
    nudge()
  }

  async function sendOne(message: Unsent): Promise<void> {
    const { cid } = message
    if (isExpired(message, Date.now()))
      return change(replacing(cid, (one) => ({ ...one, state: 'refused', code: 'expired' })))
    if (!(await files.send(message))) return
    await options.send(message)
    await change((messages) => messages.filter((one) => one.cid !== cid))
    kept.dropFiles(message)
  }

  function retry(cid: string): void {
    const now = Date.now()
    const conversationId = all.peek().find((one) => one.cid === cid)?.conversationId
    const anew = (one: Unsent): Unsent => {
      if (one.conversationId !== conversationId) return one
      // Late, and still meant.
      if (one.cid === cid && one.code === 'expired') return { ...one, at: now, state: 'waiting' }
      return tryAnew(one, now)
    }
    void change((messages) => messages.map(anew)).then(start)
  }

  async function takeBack(cid: string): ReturnType<Outbox['takeBack']> {
    const message = all.peek().find((one) => one.cid === cid)
    if (!message) return undefined
    // Another tab may be sending it just now.
    const mayLeave = message.state === 'waiting' && message.notBefore <= Date.now()
    if (mayLeave && !isLeading && isQueued) return undefined
    if (sending.peek().has(cid) && !files.cancel(cid)) return undefined
    const blobs = await Promise.all(message.files.map(({ id }) => kept.file(id)))
    await change((messages) => messages.filter((one) => one.cid !== cid))
    kept.dropFiles(message)
    return { message, files: blobs.filter((blob) => blob !== undefined) }
  }

  const stopListening = tabs.listen('outbox', () => void kept.load().then(start))

  return {
    all,
    sending,
    retry,
    takeBack,
    isKept: kept.isKept,
    progress: files.progress,
    fileInMemory: kept.fileInMemory,

    async load() {
      const lost = await kept.load()
      for (const { id } of all.peek().flatMap((message) => message.files)) await kept.file(id)
      start()
      return lost
    },

    async add(message, blobs) {
      // Without files it stands in the thread in this very tick.
      if (blobs.length > 0)
        await Promise.all(message.files.map(({ id }, at) => kept.addFile(id, blobs[at]!)))
      const now = Date.now()
      const isSame = (one: Unsent): boolean => one.conversationId === message.conversationId
      // Whoever goes on writing would like what failed to be tried again.
      await change((messages) => [
        ...messages.map((one) => (isSame(one) ? tryAnew(one, now) : one)),
        message,
      ])
      start()
    },

    back() {
      const now = Date.now()
      if (all.peek().some((one) => tryAnew(one, now) !== one))
        void change((messages) => messages.map((one) => tryAnew(one, now))).then(start)
      else start()
    },

    settle(cids) {
      const isDone = ({ cid }: Unsent): boolean => cids.has(cid) && !sending.peek().has(cid)
      const done = all.peek().filter(isDone)
      if (done.length === 0) return
      void change((messages) => messages.filter((one) => !isDone(one)))
      for (const message of done) kept.dropFiles(message)
    },

    forget() {
      const count = all.peek().filter(({ state }) => state !== 'refused').length
      kept.forget()
      nudge()
      return count
    },

    dispose() {
      isDisposed = true
      stopListening()
      nudge()
    },
  }
}

function replacing(cid: string, how: (message: Unsent) => Unsent) {
  return (messages: readonly Unsent[]): readonly Unsent[] =>
    messages.map((one) => (one.cid === cid ? how(one) : one))
}
