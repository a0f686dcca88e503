/** What widgets know of the shopper, for campaigns to ask about: one record for widgets, engine and arbiter of a page. Loaded with the first of them. */
import type { Fact } from './campaigns/audience/facts.ts'
import { createEmitter } from './core/emitter.ts'
import type { Core } from './core/create-core.ts'
import { once } from './core/once.ts'
import { createKept } from './core/kept.ts'

/** Each with the time when it was told, ms: the backend may know better by now. */
export type ToldFacts = Readonly<Record<string, { readonly is: Fact; readonly at: number }>>

export interface Told {
  current(): ToldFacts
  /** Resolves when what earlier pages and other tabs were told is known too. */
  read(): Promise<ToldFacts>
  /** Of a widget, about fields that begin with its name; others are let go. */
  know(widget: string, facts: Readonly<Record<string, Fact>>): Promise<void>
  /** A complaint of theirs is open, as a widget or the backend says. */
  hasComplaint(): Promise<boolean>
  /** Said by the backend: it holds until the page is left. */
  hearComplaint(isOpen: boolean): void
  /** Told when anything is another than before, here or in another tab. Returns the way to stop. */
  onChange(listener: () => void): () => void
  /** Drops what is known here, when the stored part was deleted. */
  forget(): void
}

const KEY = 'campaigns.told'

const toldByCore = new WeakMap<Core, Told>()

export function toldOf(core: Core, report: (error: unknown) => void): Told {
  let told = toldByCore.get(core)
  if (!told) toldByCore.set(core, (told = createTold(core, report)))
  return told
}

function createTold({ store, tabs }: Core, report: (error: unknown) => void): Told {
  const changes = createEmitter<void>(report)
  const kept = createKept<ToldFacts>({
    store,
    key: KEY,
    purpose: 'functional',
    ofCustomer: true,
    parse,
  })
  const readOnce = once(kept.read)
  let isComplaintHeard = false
  tabs.listen(KEY, () => void kept.read().then(() => changes.emit(), report))

  return {
    current: kept.current,
    read: readOnce,
    async know(widget, facts) {
      await readOnce()
      const at = Date.now()
      const news = Object.entries(facts)
        .filter(([field]) => field.startsWith(`${widget}.`))
        .map(([field, is]) => [field, { is, at }] as const)
      const before = kept.current()
      const isOld = news.every(([field, { is }]) => isSame(before[field]?.is, is))
      await kept.change((known) => ({ ...known, ...Object.fromEntries(news) }))
      if (isOld) return
      changes.emit()
      tabs.post(KEY, null)
    },
    async hasComplaint() {
      // A store that cannot be read silences nobody.
      await readOnce().catch(report)
      return isComplaintHeard || kept.current()['feedback.openTicket']?.is === true
    },
    hearComplaint: (isOpen) => void (isComplaintHeard = isOpen),
    onChange: changes.on,
    forget() {
      isComplaintHeard = false
      kept.forget()
    },
  }
}

function isSame(one: Fact | undefined, other: Fact): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Storage is open to every script of the page: only what has the right shape is taken. */
function parse(value: unknown): ToldFacts {
  const entries = Object.entries(value ?? {}).filter(
    ([, told]) => Number.isFinite(told?.at) && told.is !== undefined,
  )
  return Object.fromEntries(entries)
}
