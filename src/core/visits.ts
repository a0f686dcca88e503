/** Who is here again and since when: one presence for all tabs, stored only with consent to analytics. */
import { createCell, type ReadonlyCell } from './cell.ts'
import { SECOND } from './clock.ts'
import type { Consent } from './consent.ts'
import { createEmitter } from './emitter.ts'
import type { Environment } from './environment.ts'
import type { CreateId } from './id.ts'
import type { Mirror } from './mirror.ts'
import type { Store } from './store.ts'
import { readTouch, sanitisePath } from './touch.ts'
import {
  type Arrival,
  continuePresence,
  countPageView,
  isOver,
  isPresence,
  type Presence,
  settle,
  type Visit,
} from './visit-rules.ts'

export interface Visits {
  /** Without consent a visit of this page alone; its ids never leave. */
  readonly presence: ReadonlyCell<Presence | undefined>
  /** For events; empty without consent to analytics. */
  ids(): { readonly visitorId?: string; readonly visitId?: string }
  /** A page was shown, also by a soft navigation. Resolves when all tabs agree on it. */
  pageViewed(url: string, referrer: string): Promise<void>
  /** The shopper did something, or looks at the page; nothing else extends a visit. */
  active(): Promise<void>
  /** Takes over what other tabs did meanwhile, without extending anything. */
  refresh(): void
  /** Told once over all tabs when a visit begins that may be recorded. */
  onStart(listener: (visit: Visit) => unknown): () => void
  /** New ids from here on, as after a sign-out on a shared device. */
  forget(): Promise<void>
  close(): void
}

export interface VisitsOptions {
  readonly environment: Pick<Environment, 'now'>
  readonly consent: Pick<Consent, 'allows' | 'onChange'>
  readonly store: Store
  readonly mirror: Mirror
  readonly createId: CreateId
  report(error: unknown): void
}

const KEY = 'visit'
/** Moves of the mouse come by the dozen; the idle limit is exact to this much. */
const ACTIVITY_STEP = 10 * SECOND

export function createVisits(options: VisitsOptions): Visits {
  const { environment, consent, store, mirror, createId, report } = options
  const starts = createEmitter<Visit>(report)
  const presence = createCell(readMirror())
  let isMirrored = presence.peek() !== undefined
  // Until the page has said where the shopper is, no visit can begin: it would have landed nowhere.
  let arrival: Arrival | undefined
  let announced: string | undefined
  let latest = 0

  function mayKeep(): boolean {
    return consent.allows('analytics')
  }

  function readMirror(): Presence | undefined {
    const mirrored = mayKeep() ? mirror.read(KEY) : undefined
    return isPresence(mirrored) ? mirrored : undefined
  }

  async function advance(isView: boolean): Promise<void> {
    const from = arrival
    if (!from) return
    const now = environment.now()
    const turn = ++latest
    const mirrored = readMirror()
    // A copy that is gone was deleted, here or in another tab, or by the shopper: nothing of it is continued.
    const known = mirrored ?? (isMirrored ? undefined : presence.peek())
    const own = continuePresence(known, from, now, createId)
    const count = (settled: Presence) => (isView ? countPageView(settled, from) : settled)
    if (!mayKeep()) {
      presence.value = count(own)
      return
    }
    const { id } = own.visit
    const isOurs = id !== mirrored?.visit.id && id !== announced
    announced = id
    presence.value = own
    // Other tabs see a new visit before the transaction is through.
    isMirrored = mirror.write(KEY, own)

    const agreed = await store.update(
      KEY,
      (stored) => {
        const settled = settle(isPresence(stored) ? stored : undefined, own, now)
        return count(continuePresence(settled, from, now, createId))
      },
      { purpose: 'analytics' },
    )
    if (!isPresence(agreed)) return
    if (turn === latest) {
      announced = agreed.visit.id
      presence.value = agreed
      mirror.write(KEY, agreed)
    }
    if (isOurs && agreed.visit.id === id) await starts.emit(agreed.visit)
  }

  async function forget(): Promise<void> {
    latest += 1
    mirror.remove(KEY)
    isMirrored = false
    presence.value = arrival && continuePresence(undefined, arrival, environment.now(), createId)
    await store.remove(KEY)
  }

  const stopWatching = consent.onChange(({ granted, withdrawn }) => {
    if (withdrawn.includes('analytics')) return forget()
    return granted.includes('analytics') ? advance(false) : undefined
  })

  return {
    presence,

    ids() {
      const known = mayKeep() ? presence.peek() : undefined
      return known ? { visitorId: known.visitor.id, visitId: known.visit.id } : {}
    },

    pageViewed(url, referrer) {
      arrival = { path: sanitisePath(url), touch: readTouch(url, referrer, environment.now()) }
      return advance(true)
    },

    async active() {
      const now = environment.now()
      const visit = presence.peek()?.visit
      const since = visit ? now - visit.lastActiveAt : -1
      const isRecent = since >= 0 && since < ACTIVITY_STEP
      if (!visit || !isRecent || isOver(visit, now)) await advance(false)
    },

    refresh() {
      const mirrored = readMirror()
      if (mirrored) presence.value = mirrored
    },

    onStart: starts.on,
    forget,
    close: stopWatching,
  }
}
