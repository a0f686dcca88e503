/** Where submissions are kept: one record for all tabs, changed in one transaction; in memory where the browser keeps nothing. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import { isWorthKeeping, parseRecords, type SittingRecord } from './record.ts'

type Records = readonly SittingRecord[]
type Change = (record: SittingRecord) => SittingRecord

export interface KeptRecords {
  /** The newest last. */
  readonly all: ReadonlySignal<Records>
  /** `false`: the browser keeps nothing. */
  readonly isKept: ReadonlySignal<boolean>
  find(submissionId: string): SittingRecord | undefined
  /** In memory alone, until it is first changed. */
  add(record: SittingRecord): void
  /** Shown at once; resolves when it is kept, as far as it can be. `change` is pure, and may run more than once. */
  change(submissionId: string, change: Change): Promise<void>
  /** What another tab, or an earlier page, has left. */
  load(): Promise<void>
  /** Nothing of it is known here any more. */
  forget(): void
  stop(): void
}

const KEY = 'sittings'

export function createKeptRecords({
  store,
  tabs,
}: Pick<WidgetContext, 'store' | 'tabs'>): KeptRecords {
  const all = signal<Records>([])
  const isKept = signal(true)
  let generation = 0

  const find = (id: string): SittingRecord | undefined =>
    all.peek().find(({ submissionId }) => submissionId === id)

  async function load(): Promise<void> {
    const asked = generation
    const found = parseRecords(await store.read(KEY))
    if (asked === generation) all.value = unite(all.peek(), found)
  }

  async function change(id: string, how: Change): Promise<void> {
    const asked = generation
    const before = find(id)
    if (!before) return
    const next = (record: SittingRecord): SittingRecord => ({
      ...how(record),
      version: record.version + 1,
    })
    all.value = unite(all.peek(), [next(before)])
    const changed = await store.update(
      KEY,
      (value) => {
        const kept = parseRecords(value).filter((one) => isWorthKeeping(one, Date.now()))
        const latest = unite([before], kept).find(({ submissionId }) => submissionId === id)!
        return unite(kept, [next(latest)])
      },
      { purpose: 'functional', ofCustomer: true },
    )
    if (asked !== generation) return
    isKept.value = changed !== undefined && store.isLasting()
    all.value = unite(all.peek(), parseRecords(changed))
    tabs.post(KEY, null)
  }

  return {
    all,
    isKept,
    find,
    change,
    load,
    add: (record) => void (all.value = [...all.peek(), record]),
    forget() {
      generation += 1
      all.value = []
    },
    stop: tabs.listen(KEY, () => void load()),
  }
}

/** Each once, as it was changed last; of the same change the one that is kept. */
function unite(known: Records, kept: Records): Records {
  const records = new Map(known.map((one) => [one.submissionId, one]))
  for (const one of kept)
    if ((records.get(one.submissionId)?.version ?? -1) <= one.version)
      records.set(one.submissionId, one)
  return [...records.values()].sort((one, other) => one.at - other.at)
}
