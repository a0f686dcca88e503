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
  let pending = 0
  let counted = 0
  let generation = 0

  async function count(): Promise<void> {
    const now = all.peek().filter(({ state }) => state !== 'refused').length
    if (now === counted) return
    counted = now
    await store.write(COUNT, now, { purpose: 'functional' })
  }

  async function change(how: Change): Promise<void> {
    const asked = generation
    const before = all.peek()
    all.value = how(before)
    pending += 1
    // What could not be kept before goes along now.
    const unkept = isKept.peek() ? [] : before
    const isGone = (): boolean => asked !== generation
    const stored = await store.update(
      KEY,
      (value) => (isGone() ? value : how(union(parseUnsent(value), unkept))),
      OF_CUSTOMER,
    )
    pending -= 1
    if (isGone()) return
    isKept.value = stored !== undefined && store.isLasting()
    if (stored === undefined) return
    if (pending === 0) all.value = parseUnsent(stored)
    tabs.post(KEY, null)
    await count()
  }

  return {
    all,
    isKept,
    change,

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
      const stored = await store.read(KEY)
      if (asked !== generation) return 0
      if (stored !== undefined && pending === 0)
        all.value = union(parseUnsent(stored), isKept.peek() ? [] : all.peek())
      counted = before
      const isLost = before > 0 && stored === undefined && all.peek().length === 0
      await count()
      return isLost ? before : 0
    },

    forget() {
      generation += 1
      counted = 0
      blobs.clear()
      all.value = []
      void store.remove(COUNT)
    },
  }
}

function union(kept: readonly Unsent[], more: readonly Unsent[]): readonly Unsent[] {
  const known = new Set(kept.map(({ cid }) => cid))
  return [...kept, ...more.filter(({ cid }) => !known.has(cid))]
}
