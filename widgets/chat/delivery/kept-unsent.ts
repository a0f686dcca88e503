/** Where unsent messages are kept: one record for all tabs, changed in one transaction; in memory where the browser keeps nothing. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import { parseUnsent, type Unsent } from './unsent.ts'

export type Change = (messages: readonly Unsent[]) => readonly Unsent[]

export interface KeptUnsent {
  readonly all: ReadonlySignal<readonly Unsent[]>
  readonly isKept: ReadonlySignal<boolean>
  /** Shown at once; resolves when it is kept, as far as it can be. `change` is pure, and may run more than once. */
  change(change: Change): Promise<void>
  /** It has its place among those of all tabs: before that it must not leave. */
  isStored(cid: string): boolean
  /** Bytes of a file, kept before the message that carries them. */
  addFile(id: string, blob: Blob): Promise<void>
  file(id: string): Promise<Blob | undefined>
  /** At once, if it is in memory. */
  fileInMemory(id: string): Blob | undefined
  dropFiles(message: Pick<Unsent, 'files'>): void
  /** What another tab, or an earlier page, has left. Resolves with how many were lost to a sign-out since. */
  load(): Promise<number>
  /** Nothing of it is known here any more. */
  forget(): void
}

const KEY = 'outbox'
/** How many there are, which is nobody’s secret: what a sign-out deletes is told, not passed over. */
const COUNT = 'unsent'
const OF_CUSTOMER = { purpose: 'functional', ofCustomer: true } as const

export function createKeptUnsent({
  store,
  tabs,
}: Pick<WidgetContext, 'store' | 'tabs'>): KeptUnsent {
  const all = signal<readonly Unsent[]>([])
  const isKept = signal(true)
  const blobs = new Map<string, Blob>()
  /** As all tabs have it; what is being changed here comes on top. */
  let stored: readonly Unsent[] = []
  let pending: readonly Change[] = []
  let counted = 0
  let generation = 0

  async function count(): Promise<void> {
    const now = all.peek().filter(({ state }) => state !== 'refused').length
    if (now === counted) return
    counted = now
    await store.write(COUNT, now, { purpose: 'functional' })
  }

  function show(now: readonly Unsent[]): void {
    stored = now
    // A reading may have found already what is noted as pending.
    all.value = pending.reduce((messages, how) => union(how(messages), []), now)
  }

  async function change(how: Change): Promise<void> {
    const asked = generation
    // What could not be kept before goes along now.
    const unkept = isKept.peek() ? [] : all.peek()
    pending = [...pending, how]
    show(stored)
    const isGone = (): boolean => asked !== generation
    const changed = await store.update(
      KEY,
      (value) => (isGone() ? value : how(union(parseUnsent(value), unkept))),
      OF_CUSTOMER,
    )
    if (isGone()) return
    pending = pending.filter((one) => one !== how)
    isKept.value = changed !== undefined && store.isLasting()
    const kept = parseUnsent(changed)
    // Storage that has just failed knows nothing of what it held: that is still to be sent.
    show(isKept.peek() ? kept : union(how(stored), kept))
    if (changed === undefined) return
    tabs.post(KEY, null)
    await count()
  }

  return {
    all,
    isKept,
    change,
    isStored: (cid) => stored.some((one) => one.cid === cid),

    async addFile(id, blob) {
      blobs.set(id, blob)
      await store.write(`file.${id}`, blob, OF_CUSTOMER)
    },

    async file(id) {
      const asked = generation
      const found = blobs.get(id) ?? (await store.read(`file.${id}`))
      if (!(found instanceof Blob) || asked !== generation) return undefined
      blobs.set(id, found)
      return found
    },
    fileInMemory: (id) => blobs.get(id),

    dropFiles({ files }) {
      for (const { id } of files) {
        blobs.delete(id)
        void store.remove(`file.${id}`)
      }
    },

    async load() {
      const asked = generation
      const before = Number(await store.read(COUNT)) || 0
      const found = await store.read(KEY)
      if (asked !== generation) return 0
      if (found !== undefined) show(union(parseUnsent(found), isKept.peek() ? [] : stored))
      counted = before
      const isLost = before > 0 && found === undefined && all.peek().length === 0
      await count()
      return isLost ? before : 0
    },

    forget() {
      generation += 1
      counted = 0
      blobs.clear()
      pending = []
      show([])
      void store.remove(COUNT)
    },
  }
}

/** Each once, at the place where it stands first. */
function union(kept: readonly Unsent[], more: readonly Unsent[]): readonly Unsent[] {
  const known = new Map(kept.map((one) => [one.cid, one]))
  for (const one of more) if (!known.has(one.cid)) known.set(one.cid, one)
  return [...known.values()]
}
