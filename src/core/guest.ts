/** Who speaks to the shop: the member, or a guest whose browser has made a secret, which it does when the guest first writes. */
import type { Session } from '../contract/session.ts'
import { createCell, type ReadonlyCell } from './cell.ts'
import type { Environment } from './environment.ts'
import { RegularsError } from './errors.ts'
import { GUEST } from './guest-key.ts'
import { type HeldSession, holdSession, isUsable, parseSession } from './held-session.ts'
import type { Identity } from './identity.ts'
import { ProblemError } from './problem-error.ts'
import type { Store } from './store.ts'
import type { Tabs } from './tabs.ts'

export interface TokenWish {
  /** The shopper is writing: who is nobody yet becomes a guest. Reading never makes one. */
  readonly isWriting?: boolean
  /** The one just refused. */
  readonly rejected?: string
}

export interface Guest {
  /** Id of the member, `guest` for one the backend knows, undefined for nobody. */
  readonly who: ReadonlyCell<string | undefined>
  /** Resolves when what an earlier page has left is in `who`. */
  readonly ready: Promise<void>
  /**
   * A bearer for endpoints of shoppers; undefined where the backend knows nobody. Rejects with a RegularsError while it is open who this is, and
   * as the backend does that refuses a session.
   */
  token(wish?: TokenWish): Promise<string | undefined>
  /** What the guest did belongs to the member who has signed in; the secret goes. */
  join(): Promise<void>
  /** What is known by heart, when the stored part was deleted at the shopper's wish. */
  forget(): Promise<void>
  close(): void
}

export interface GuestOptions {
  readonly environment: Pick<Environment, 'now' | 'randomBytes'>
  readonly store: Pick<Store, 'read' | 'write' | 'remove'>
  readonly tabs: Tabs
  readonly identity: Pick<Identity, 'member' | 'token' | 'onSignOut'>
  /** Opens a guest's session at the backend. */
  open(secret: string): Promise<Session>
  /** Gives the member what the guest of this secret has. */
  join(secret: string): Promise<unknown>
}

interface Kept {
  readonly secret: string
  readonly session?: HeldSession | undefined
}

const SECRET_BYTES = 32

export function createGuest(options: GuestOptions): Guest {
  const { environment, store, tabs, identity } = options
  const who = createCell<string | undefined>(undefined)
  let kept: Kept | undefined
  let joining: Promise<unknown> | undefined
  let generation = 0

  function show(): void {
    const { status, memberId } = identity.member.peek()
    who.value = status === 'member' ? memberId : status === 'guest' && kept ? GUEST : undefined
  }

  async function read(): Promise<void> {
    const asked = generation
    const found = parseKept(await store.read(GUEST))
    if (asked === generation) kept = found ?? kept
    show()
  }

  async function forget(): Promise<void> {
    generation += 1
    kept = undefined
    show()
  }

  async function keep(next: Kept): Promise<void> {
    kept = next
    // Refused by consent or for want of room, it lasts as long as this page.
    await store.write(GUEST, next, { purpose: 'functional', ofCustomer: true })
    tabs.post(GUEST, null)
    show()
  }

  /** One tab makes the secret and opens the session; the others find both. */
  async function openAsGuest(rejected: string | undefined): Promise<string | undefined> {
    const asked = generation
    return tabs.exclusive(GUEST, async () => {
      const known = parseKept(await store.read(GUEST)) ?? kept
      if (isUsable(known?.session, environment.now(), rejected)) kept = known
      else {
        const secret = known?.secret ?? toBase64Url(environment.randomBytes(SECRET_BYTES))
        const session = holdSession(await options.open(secret), undefined, environment.now())
        // Signed in, or forgotten, while the backend answered: this is nobody's any more.
        if (asked !== generation || identity.member.peek().status !== 'guest') throw unsure()
        await keep({ secret, session })
      }
      show()
      return kept?.session?.token
    })
  }

  async function join(): Promise<void> {
    await ready
    if (!kept) return
    joining ??= tabs.exclusive(GUEST, joinNow)
    try {
      await joining
    } finally {
      joining = undefined
    }
    if (kept) throw unsure()
  }

  async function joinNow(): Promise<void> {
    const found = parseKept(await store.read(GUEST)) ?? kept
    if (found)
      try {
        await options.join(found.secret)
      } catch (error) {
        if (!isFinal(error)) throw error
      }
    kept = undefined
    await store.remove(GUEST)
    tabs.post(GUEST, null)
  }

  const stops = [
    identity.member.subscribe(show),
    identity.onSignOut(forget),
    tabs.listen(GUEST, () => {
      kept = undefined
      void read()
    }),
  ]
  const ready = read()

  return {
    who,
    ready,
    join,
    forget,

    async token({ isWriting = false, rejected } = {}) {
      await ready
      const memberToken = await identity.token(rejected)
      if (memberToken) {
        // Before anything of the member is asked for: what they ask about may still be the guest's.
        await join()
        return memberToken
      }
      if (identity.member.peek().status !== 'guest') throw unsure()
      if (!kept && !isWriting) return undefined
      const session = kept?.session
      return isUsable(session, environment.now(), rejected) ? session.token : openAsGuest(rejected)
    },

    close() {
      for (const stop of stops) stop()
    },
  }
}

function parseKept(value: unknown): Kept | undefined {
  // Safe: each field is looked at before it is believed.
  const { secret, session } = (value ?? {}) as Partial<Kept>
  return typeof secret === 'string' ? { secret, session: parseSession(session) } : undefined
}

/** The backend will not join these two, however often it is asked. */
function isFinal(error: unknown): boolean {
  return error instanceof ProblemError && !error.retryable && error.status !== 401
}

function unsure(): RegularsError {
  return new RegularsError('no_answer', '/v1/session')
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}
