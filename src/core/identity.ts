/** Who the shopper is. Most are guests, so what a signed-in one needs is loaded when there is one, or was. */
import type { Session } from '../contract/session.ts'
import { createCell, type ReadonlyCell } from './cell.ts'
import { createEmitter } from './emitter.ts'
import type { Environment } from './environment.ts'
import type { Guest } from './guest.ts'
import type { Membership } from './membership.ts'
import type { Mirror } from './mirror.ts'
import type { Store } from './store.ts'
import type { Tabs } from './tabs.ts'

export interface Member {
  /** `unknown` until the first answer about who this is. */
  readonly status: 'unknown' | 'guest' | 'member'
  readonly memberId?: string | undefined
  readonly name?: string | undefined
}

/** A proof printed into the page, a way to get a fresh one (`null`: nobody is signed in), or nobody. */
export type ProofSource = string | (() => Promise<string | null>) | null

export interface Identity {
  readonly member: ReadonlyCell<Member>
  /** `undefined`: the page has not said. A guest for now, and nothing is deleted. */
  identify(source: ProofSource | undefined): Promise<void>
  /** A bearer that can be used now, renewed if need be; `undefined` when there is none. `rejected`: the one just refused. */
  token(rejected?: string): Promise<string | undefined>
  /** Grows when the customer changes: an answer asked for under an older number must be dropped. */
  generation(): number
  /** Awaited after a customer has left and before anything is shown to the next. */
  onSignOut(listener: () => unknown): () => void
  /** Sees whether the customer changed in another tab while this one was frozen. */
  refresh(): void
  /** Deletes what is remembered of the session; the page goes on with the one it holds. */
  forget(): Promise<void>
  close(): void
}

export interface IdentityOptions {
  readonly environment: Pick<
    Environment,
    'now' | 'monotonic' | 'setTimeout' | 'clearTimeout' | 'randomBytes'
  >
  readonly store: Store
  readonly mirror: Mirror
  readonly tabs: Tabs
  /** Exchanges a proof at the backend. */
  open(proof: string): Promise<Session>
  /** Asked when somebody has signed in where a guest was. */
  guest(): Promise<Pick<Guest, 'join'>>
  report(error: unknown): void
}

/** The record of the session that the next page goes on with. */
export const SESSION = 'session'
/** Whose it is, where it can be read at once. */
export const SUBJECT = 'subject'

export function createIdentity(options: IdentityOptions): Identity {
  const { store, mirror, report } = options
  const member = createCell<Member>({ status: 'unknown' })
  const departures = createEmitter<void>(report)
  let membership: Membership | undefined
  let loading: Promise<Membership> | undefined
  let latest: ProofSource | undefined
  let isClosed = false

  async function load(): Promise<Membership> {
    const { createMembership } = await import('./membership.ts')
    membership = createMembership({ ...options, member, departures })
    if (isClosed) membership.close()
    return membership
  }

  async function identifyFirst(source: ProofSource | undefined): Promise<void> {
    const isNeeded = source || (source === null && (await isRemembered()))
    if (latest !== source) return
    if (isNeeded) {
      const loaded = await (loading ??= load())
      if (latest === source) await loaded.identify(source)
    } else member.value = { status: 'guest' }
  }

  async function isRemembered(): Promise<boolean> {
    return mirror.read(SUBJECT) !== undefined || (await store.read(SESSION)) !== undefined
  }

  return {
    member,
    onSignOut: departures.on,
    generation: () => membership?.generation() ?? 0,
    refresh: () => membership?.refresh(),
    token: async (rejected) => (await loading?.catch(() => undefined))?.token(rejected),

    async identify(source) {
      latest = source
      try {
        await (membership ? membership.identify(source) : identifyFirst(source))
      } catch (error) {
        // The file could not be loaded: the next call tries again.
        loading = undefined
        report(error)
      }
    },

    async forget() {
      mirror.remove(SUBJECT)
      await Promise.all([store.remove(SESSION), membership?.forget()])
    },

    close() {
      isClosed = true
      membership?.close()
    },
  }
}
