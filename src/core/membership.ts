/** A signed-in shopper: proofs become sessions, sessions are renewed, and nothing of one customer is ever seen by the next. */
import type { Cell } from './cell.ts'
import { SECOND } from './clock.ts'
import { withDeadline } from './deadline.ts'
import type { Emitter } from './emitter.ts'
import { GUEST } from './guest-key.ts'
import { type HeldSession, holdSession, isUsable, parseSession } from './held-session.ts'
import {
  type Identity,
  type IdentityOptions,
  type Member,
  type ProofSource,
  SESSION,
  SUBJECT,
} from './identity.ts'
import { ProblemError } from './problem-error.ts'
import { createRetry } from './retry.ts'
import { subjectOf } from './subject.ts'

export interface MembershipOptions extends IdentityOptions {
  readonly member: Cell<Member>
  readonly departures: Emitter<void>
}

export type Membership = Omit<Identity, 'member' | 'onSignOut'>

const PROOF_DEADLINE = 15 * SECOND

interface Flight {
  readonly source: ProofSource
  generation: number
  done: Promise<void>
}

export function createMembership(options: MembershipOptions): Membership {
  const { environment, store, mirror, tabs, open, report, member, departures } = options
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
    if (session ?? parseSession(await store.read(SESSION))) {
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
    const before = session ?? parseSession(await store.read(SESSION))
    if (before && before.subject !== subject) await depart()
    if (!isCurrent()) return
    // The next page shows its member at once, also while the token is renewed.
    if (before && subject && before.subject === subject) show(before)

    let hasGuest = false
    const held = await tabs.exclusive(SESSION, async () => {
      const known = [session, parseSession(await store.read(SESSION))].find(
        (one) => subject && one?.subject === subject && isUsable(one, environment.now(), rejected),
      )
      const fresh = known ?? holdSession(await open(proof), subject, environment.now())
      // The subject could not be read, or two of them share a hash: the backend knows them apart.
      if (before && before.subject === subject && before.memberId !== fresh.memberId) await depart()
      // Before the lock is given back, for the next tab to find.
      if (isCurrent()) await remember(fresh)
      hasGuest = (await store.read(GUEST)) !== undefined
      return fresh
    })
    if (!isCurrent()) return
    if (!held) throw new Error('The page was frozen before the session was opened.')
    session = held
    retry.rest()
    show(held)
    if (hasGuest) void joinGuest()
    if (!isFollowing && before?.memberId !== held.memberId) tabs.post(SUBJECT, markOf(held))
  }

  async function remember(held: HeldSession): Promise<void> {
    if (await store.write(SESSION, held, { purpose: 'functional', ofCustomer: true }))
      isMirrored = mirror.write(SUBJECT, markOf(held))
  }

  /** What a guest of this browser has done belongs to whoever has signed in. */
  async function joinGuest(): Promise<void> {
    try {
      await (await options.guest()).join()
    } catch {
      // Without a network, say: joined before the first call that could miss it.
    }
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
    generation: () => generation,

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
      isMirrored = false
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
