/** What an advocate has: from the cache at once, from the server as soon as it answers, never an older one over a newer, never another's. */
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals-core'
import { isProblem } from '../../../src/model/doing.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import { readGuestHome } from '../contract/guest.ts'
import { ReferralHome, readReferralHome } from '../contract/home.ts'
import type { ReferralProgram } from '../contract/program.ts'
import type { ProgramKeeper } from './program.ts'
import type { Token } from './token.ts'

/** `guest` has no link yet. `none`: nobody can invite here. `paused`, `excluded`: and nothing is known that could be shown. */
export type Status = 'loading' | 'guest' | 'advocate' | 'paused' | 'excluded' | 'none' | 'failed'

export interface HomeKeeper {
  readonly status: ReadonlySignal<Status>
  readonly home: ReadonlySignal<ReferralHome | undefined>
  /** When what is shown was read, if newer could not be had. */
  readonly staleSince: ReadonlySignal<string | undefined>
  /** Nothing can be taken or earned for now; what is there can be looked at. */
  readonly isPaused: ReadonlySignal<boolean>
  /** Reads, and reads anew for whoever is signed in next, until the returned function is called. */
  follow(): () => void
  /** Takes the answer to a request of the shopper's own, unless a newer one is known. */
  accept(fresh: ReferralHome): Promise<void>
  refresh(): Promise<void>
}

export interface HomeKeeperOptions {
  readonly context: Pick<WidgetContext, 'call' | 'member' | 'store' | 'report'>
  readonly rules: ProgramKeeper
  readonly token: Token
  /** Whoever was there has left, or somebody comes: nothing of theirs may be seen from now on. */
  onCustomer(): void
}

interface Cached {
  readonly home: ReferralHome
  readonly readAt: string
  /** Whose it is; a guest's without. */
  readonly memberId: string | undefined
}

const REFUSALS = {
  not_found: 'none',
  unknown_shop: 'none',
  program_paused: 'paused',
  member_excluded: 'excluded',
} as const

export function createHomeKeeper(options: HomeKeeperOptions): HomeKeeper {
  const { context, rules, token, onCustomer } = options
  const { call, member, store, report } = context
  const home = signal<ReferralHome>()
  const readAt = signal<string>()
  const trouble = signal<'paused' | 'excluded' | 'none' | 'failed'>()
  const hasToken = signal(true)
  // Answers for whoever was there before are dropped by comparing this number.
  let generation = 0

  const status = computed((): Status => {
    const refusal = trouble.value
    if (refusal === 'none' || refusal === 'excluded') return refusal
    if (home.value && member.value.status !== 'unknown') return 'advocate'
    const program = rules.program.value
    if (refusal === 'paused' || isResting(program)) return 'paused'
    if (member.value.status === 'guest' && !hasToken.value && program) return 'guest'
    return refusal ?? 'loading'
  })

  function show(fresh: ReferralHome, at: string): boolean {
    const current = home.peek()
    if (current && current.revision > fresh.revision) return false
    batch(() => {
      home.value = fresh
      readAt.value = at
    })
    return true
  }

  async function accept(fresh: ReferralHome): Promise<void> {
    const at = new Date().toISOString()
    if (!show(fresh, at)) return
    const { memberId } = member.peek()
    const cached = { home: fresh, readAt: at, memberId } satisfies Cached
    await store.write('home', cached, { purpose: 'functional', ofCustomer: true })
  }

  async function readCached(mine: number): Promise<void> {
    if (home.peek()) return
    const found = Object(await store.read('home')) as Partial<Cached>
    const cached = ReferralHome.safeParse(found.home)
    const isOurs = mine === generation && found.memberId === member.peek().memberId
    if (isOurs && cached.success) show(cached.data, String(found.readAt))
  }

  async function ask(): Promise<ReferralHome | undefined> {
    if (member.peek().status === 'member') return call(readReferralHome)
    const secret = await token.read()
    return secret === undefined ? undefined : call(readGuestHome, { body: { token: secret } })
  }

  async function readHome(mine: number): Promise<void> {
    // The link and what it brings are painted together; without the rules, the link alone.
    const [own, rule] = await Promise.allSettled([ask(), rules.read()])
    if (mine !== generation) return
    if (own.status === 'rejected') throw own.reason
    hasToken.value = own.value !== undefined
    trouble.value = undefined
    if (own.value) await accept(own.value)
    if (rule.status === 'fulfilled') return
    if (!own.value) throw rule.reason
    report(rule.reason)
  }

  async function fail(error: unknown): Promise<void> {
    const code = isProblem(error) ? error.code : ''
    const isOver = code === 'not_found' && member.peek().status === 'guest' && rules.program.peek()
    if (isOver) return forgetLink()
    const refusal = Object.hasOwn(REFUSALS, code)
      ? REFUSALS[code as keyof typeof REFUSALS]
      : 'failed'
    if (refusal === 'failed') report(error)
    else rules.doubt()
    trouble.value = refusal
  }

  /** What a guest had has become a member's, or was deleted: it is nobody's to see any more. */
  async function forgetLink(): Promise<void> {
    batch(() => {
      home.value = undefined
      hasToken.value = false
      trouble.value = undefined
    })
    await Promise.all([token.forget(), store.remove('home')])
  }

  async function refresh(): Promise<void> {
    const mine = generation
    try {
      await Promise.all([rules.readCached(), readCached(mine)])
      if (mine === generation) await readHome(mine)
    } catch (error) {
      if (mine === generation) await fail(error)
    }
  }

  function begin(): void {
    const { status, memberId } = member.value
    generation += 1
    batch(() => {
      // Another shopper's link must be gone before anything is painted.
      home.value = undefined
      readAt.value = undefined
      trouble.value = undefined
      hasToken.value = true
      onCustomer()
    })
    if (status === 'guest' || memberId !== undefined) void refresh()
  }

  return {
    status,
    home,
    isPaused: computed(() => trouble.value === 'paused' || isResting(rules.program.value)),
    staleSince: computed(() => (trouble.value === 'failed' ? readAt.value : undefined)),
    accept,
    refresh,
    follow() {
      const stop = effect(begin)
      return () => {
        generation += 1
        stop()
      }
    },
  }
}

function isResting(program: ReferralProgram | undefined): boolean {
  return program !== undefined && program.status !== 'active'
}
