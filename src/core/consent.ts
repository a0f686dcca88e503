/** The gate that every store and every send asks: what the shopper agreed to, known in the first tick, one answer in all tabs. */
import type { Purpose } from '../contract/scalars.ts'
import { createCell, type ReadonlyCell } from './cell.ts'
import {
  ALL_PURPOSES,
  type ConsentMode,
  type ConsentStatus,
  type Decider,
  type Decision,
  type Decisions,
  decisionKey,
  mergeDecisions,
  parseDecisions,
  statusOf,
} from './consent-rules.ts'
import type { Database } from './database.ts'
import { createEmitter } from './emitter.ts'
import type { Environment } from './environment.ts'
import type { Mirror } from './mirror.ts'
import type { Tabs } from './tabs.ts'

export type ConsentState = Readonly<Record<Purpose, ConsentStatus>>
/** `null` takes back what the same decider said before. */
export type ConsentChoices = { readonly [P in Purpose]?: boolean | null | undefined }

export interface ConsentChange {
  readonly granted: readonly Purpose[]
  readonly denied: readonly Purpose[]
  /** Of those no longer granted; what was kept for them has to be deleted. */
  readonly withdrawn: readonly Purpose[]
  /** `elsewhere`: decided in another tab, or found in storage. */
  readonly source: Decider | 'elsewhere'
}

export interface Consent {
  readonly state: ReadonlyCell<ConsentState>
  allows(purpose: Purpose): boolean
  granted(): readonly Purpose[]
  /** Holds at once; resolves when every listener is done and the decision is stored. */
  set(
    choices: ConsentChoices,
    decider?: Decider,
    options?: { readonly explicit?: boolean },
  ): Promise<void>
  /** Told after the gate has changed and before `set` resolves, in all tabs; may answer with a promise. */
  onChange(listener: (change: ConsentChange) => unknown): () => void
  /** Reads again what other tabs decided while this one was frozen. */
  refresh(): void
  /** Resolves when the copy in IndexedDB has been read too. */
  readonly ready: Promise<void>
  /** Forgets every yes; the shopper's own no stays, so that it is not asked for again. */
  forget(): Promise<void>
  close(): void
}

export interface ConsentOptions {
  readonly environment: Pick<Environment, 'now'>
  readonly database: Database
  readonly mirror: Mirror
  readonly tabs: Tabs
  readonly mode: ConsentMode
  /** `navigator.globalPrivacyControl` of the page. */
  readonly gpc: boolean
  report(error: unknown): void
}

const KEY = 'consent'

export function createConsent(options: ConsentOptions): Consent {
  const { environment, database, mirror, tabs, mode, gpc, report } = options
  let decisions = parseDecisions(mirror.read(KEY))
  let isMirrored = Object.keys(decisions).length > 0
  const state = createCell(stateNow())
  const changes = createEmitter<ConsentChange>(report)

  function stateNow(): ConsentState {
    const entries = ALL_PURPOSES.map((purpose) => [
      purpose,
      statusOf(purpose, decisions, mode, gpc),
    ])
    // Safe: the entries are exactly one for each purpose.
    return Object.fromEntries(entries) as ConsentState
  }

  function adopt(next: Decisions, source: ConsentChange['source']): Promise<void> {
    const before = state.peek()
    decisions = next
    state.value = stateNow()
    const turned = (status: string) =>
      ALL_PURPOSES.filter(
        (purpose) => state.peek()[purpose].status === status && before[purpose].status !== status,
      )
    const granted = turned('granted')
    const denied = turned('denied')
    const withdrawn = ALL_PURPOSES.filter(
      (purpose) => before[purpose].status === 'granted' && !allows(purpose),
    )
    if (granted.length + denied.length + withdrawn.length === 0) return Promise.resolve()
    return changes.emit({ granted, denied, withdrawn, source })
  }

  const allows = (purpose: Purpose) => state.peek()[purpose].status === 'granted'

  const stopListening = tabs.listen(KEY, (message) => {
    void adopt(mergeDecisions(decisions, parseDecisions(message)), 'elsewhere')
  })

  async function load(): Promise<void> {
    const stored = parseDecisions(await database.get(KEY))
    if (Object.keys(stored).length === 0) return
    const done = adopt(mergeDecisions(decisions, stored), 'elsewhere')
    isMirrored = mirror.write(KEY, decisions)
    await done
  }

  return {
    state,
    allows,
    granted: () => ALL_PURPOSES.filter(allows),
    ready: load(),
    onChange: changes.on,

    async set(choices, decider = 'shopper', { explicit = decider === 'shopper' } = {}) {
      const words = Object.values(decisions)
      // Newer than every known word, also when the clock has been set back since.
      const at = Math.max(environment.now(), ...words.map((word) => word.at + 1))
      const next: Record<string, Decision> = { ...decisions }
      let isNew = false
      for (const purpose of ALL_PURPOSES) {
        const granted = choices[purpose]
        const key = decisionKey(decider, purpose)
        const known = next[key]
        if (typeof granted !== 'boolean' && !(granted === null && known)) continue
        // A banner says the same again on every page.
        if (known?.granted === granted && known.explicit === explicit) continue
        next[key] = { granted, at, explicit }
        isNew = true
      }
      if (!isNew) return
      const done = adopt(next, decider)
      isMirrored = mirror.write(KEY, next)
      tabs.post(KEY, next)
      await done
      // Without room the quick copy has to do.
      await database
        .update(KEY, (stored) => mergeDecisions(parseDecisions(stored), next))
        .catch(report)
    },

    refresh() {
      const mirrored = parseDecisions(mirror.read(KEY))
      if (Object.keys(mirrored).length > 0)
        void adopt(mergeDecisions(decisions, mirrored), 'elsewhere')
      // The copy we wrote is gone: the shopper has cleared this site's storage, or asked another tab to forget.
      else if (isMirrored) void adopt(refusals(decisions), 'elsewhere')
    },

    async forget() {
      const kept = refusals(decisions)
      const done = adopt(kept, 'elsewhere')
      if (Object.keys(kept).length > 0) {
        isMirrored = mirror.write(KEY, kept)
        await database.setMany([[KEY, kept]]).catch(report)
      } else {
        mirror.remove(KEY)
        isMirrored = false
        await database.deleteMany([KEY])
      }
      await done
    },

    close: stopListening,
  }
}

function refusals(decisions: Decisions): Decisions {
  return Object.fromEntries(
    Object.entries(decisions).filter(
      ([key, { granted }]) => key.startsWith('shopper') && granted === false,
    ),
  )
}
