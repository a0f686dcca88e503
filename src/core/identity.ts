/** Who the shopper is: a proof of the shop's server becomes a short session; nothing of one customer is ever seen by the next. */
import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Session } from '../contract/session.ts'
import { SECOND } from './clock.ts'
import { withDeadline } from './deadline.ts'
import { createEmitter } from './emitter.ts'
import type { Environment } from './environment.ts'
import { type HeldSession, holdSession, isUsable, parseSession } from './held-session.ts'
import type { Mirror } from './mirror.ts'
import { ProblemError } from './problem-error.ts'
import { createRetry } from './retry.ts'
import type { Store } from './store.ts'
import { subjectOf } from './subject.ts'
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
  readonly member: ReadonlySignal<Member>
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
  report(error: unknown): void
}

const KEY = 'session'
const SUBJECT = 'subject'
const PROOF_DEADLINE = 15 * SECOND

interface Flight {
  readonly source: ProofSource
  generation: number
  done: Promise<void>
}

export function createIdentity(options: IdentityOptions): Identity {
  const { environment, store, mirror, tabs, open, report } = options
  const member = signal<Member>({ status: 'unknown' })
  const departures = createEmitter<void>(report)
  const retry = createRetry(environment)
  let source: ProofSource | undefined
  let session: HeldSession | undefined
  let generation = 0
  let flight: Flight | undefined
  let isMirrored = false

  async function leave(what: 'customer' | 'unlanded' = 'customer'): Promise<void> {
    generation += 1
    session = undefined
    // At once, so that no view shows the one who left while the deletion runs.
    if (member.peek().status === 'member') member.value = { status: 'unknown' }
    mirror.remove(SUBJECT)
    isMirrored = false
    await Promise.all([store.wipe(what), departures.emit()])
  }

  async function signOut(isFollowing: boolean): Promise<void> {
    const asked = source
    if (session ?? parseSession(await store.read(KEY))) {
      if (!isFollowing) tabs.post(SUBJECT, null)
      await leave()
    }
    if (source === asked) member.value = { status: 'guest' }
  }

  function show({ memberId, name }: HeldSession): void {
    const shown = member.peek()
    if (shown.memberId !== memberId || shown.name !== name)
      member.value = { status: 'member', memberId, name }
  }

  async function prove(mine: Flight, rejected: string | undefined, isFollowing: boolean) {
    const isCurrent = () => source === mine.source && generation === mine.generation
    const depart = async () => {
      if (!isCurrent()) return
      const left = leave()
      mine.generation = generation
      await left
    }

    const proof = await readProof(mine.source)
    if (!isCurrent()) return
    if (!proof) return signOut(isFollowing)
    const subject = subjectOf(proof)
    const before = session ?? parseSession(await store.read(KEY))
    if (before && before.subject !== subject) await depart()
    if (!isCurrent()) return
    // The next page shows its member at once, also while the token is renewed.
    if (before && subject && before.subject === subject) show(before)

    const held = await tabs.exclusive(KEY, async () => {
      const known = [session, parseSession(await store.read(KEY))].find(
        (one) => subject && one?.subject === subject && isUsable(one, environment.now(), rejected),
      )
      const fresh = known ?? holdSession(await open(proof), subject, environment.now())
      // The subject could not be read, or two of them share a hash: the backend knows them apart.
      if (before?.subject === subject && before?.memberId !== fresh.memberId) await depart()
      // Before the lock is given back, for the next tab to find.
      if (isCurrent()) await remember(fresh)
      return fresh
    })
    if (!isCurrent()) return
    if (!held) throw new Error('The page was frozen before the session was opened.')
    session = held
    retry.rest()
    show(held)
    if (!isFollowing && before?.memberId !== held.memberId) tabs.post(SUBJECT, markOf(held))
  }

  async function remember(held: HeldSession): Promise<void> {
    if (await store.write(KEY, held, { purpose: 'functional', ofCustomer: true }))
      isMirrored = mirror.write(SUBJECT, markOf(held))
  }

  async function readProof(asked: ProofSource): Promise<string | null> {
    return typeof asked === 'function'
      ? withDeadline((async () => asked())(), PROOF_DEADLINE, environment)
      : asked
  }

  function renew(rejected?: string, isFollowing = false): Promise<void> {
    if (!source) return Promise.resolve()
    if (flight?.source === source && flight.generation === generation) return flight.done
    const mine: Flight = { source, generation, done: Promise.resolve() }
    flight = mine
    mine.done = prove(mine, rejected, isFollowing)
      .catch((error: unknown) => {
        if (flight === mine) fail(error)
      })
      .finally(() => {
        if (flight === mine) flight = undefined
      })
    return mine.done
  }

  function fail(error: unknown): void {
    if (retry.failures() === 0) report(error)
    const problem = error instanceof ProblemError ? error : undefined
    // A printed proof that was refused once is refused for ever.
    if (typeof source !== 'string' || !problem || problem.retryable) {
      retry.later(() => void renew(), problem?.retryAfterMs)
      return
    }
    retry.never()
    if (!session) member.value = { status: 'guest' }
  }

  async function follow(mark: unknown): Promise<void> {
    if ((typeof mark !== 'string' && mark !== null) || mark === markOf(session)) return
    const isLeaving = session !== undefined
    // Where another customer has come already, the tab they came in has wiped, and what is stored is theirs.
    const left = isLeaving && leave(mark === null ? 'customer' : 'unlanded')
    if (typeof source === 'function') {
      await left
      await renew(undefined, true)
    } else if (isLeaving) {
      source = null
      await left
      member.value = { status: 'guest' }
    }
  }

  const stopListening = tabs.listen(SUBJECT, (mark) => void follow(mark))

  return {
    member,
    generation: () => generation,
    onSignOut: departures.on,

    async identify(next) {
      retry.rest()
      source = next
      if (next) await renew()
      else if (next === null) await signOut(false)
      else if (member.peek().status === 'unknown') member.value = { status: 'guest' }
    },

    async token(rejected) {
      const usable = (margin?: number) =>
        isUsable(session, environment.now(), rejected, margin) ? session.token : undefined
      const ready = usable()
      if (ready) return ready
      if (flight || retry.isDue()) await renew(rejected)
      return usable(0)
    },

    refresh() {
      const mark = mirror.read(SUBJECT) ?? null
      if (isMirrored || mark) void follow(mark)
    },

    async forget() {
      mirror.remove(SUBJECT)
      isMirrored = false
      await store.remove(KEY)
    },

    close() {
      stopListening()
      source = null
      retry.rest()
    },
  }
}

function markOf(session: HeldSession | undefined): string | null {
  return session ? (session.subject ?? session.memberId) : null
}
