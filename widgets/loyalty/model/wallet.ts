/** The wallet as signals: from the cache at once, from the server as soon as it answers, never an older one over a newer. */
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import { Program, readProgram } from '../contract/program.ts'
import { readWallet, Wallet } from '../contract/wallet.ts'

export interface WalletKeeper {
  readonly status: ReadonlySignal<'loading' | 'guest' | 'member' | 'failed'>
  readonly wallet: ReadonlySignal<Wallet | undefined>
  readonly program: ReadonlySignal<Program | undefined>
  /** When the wallet shown was read, if a newer one could not be had. */
  readonly staleSince: ReadonlySignal<string | undefined>
  /** Takes the wallet of an answer, unless a newer one is known. */
  accept(fresh: Wallet): Promise<void>
  refresh(): Promise<void>
  dispose(): void
}

export interface WalletKeeperOptions {
  readonly context: Pick<WidgetContext, 'call' | 'member' | 'store' | 'report'>
  /** Before a wallet replaces another of the same shopper. */
  onChange(before: Wallet, now: Wallet): void
  /** Whoever was signed in has left, or somebody comes: nothing of theirs may be seen from now on. */
  onCustomer(): void
}

interface Cached {
  readonly wallet: Wallet
  readonly readAt: string
}

export function createWalletKeeper(options: WalletKeeperOptions): WalletKeeper {
  const { context, onChange, onCustomer } = options
  const wallet = signal<Wallet>()
  const program = signal<Program>()
  const readAt = signal<string>()
  const failed = signal(false)
  // Answers for whoever was signed in before are dropped by comparing this number.
  let generation = 0
  let isProgramFresh = false

  const status = computed(() => {
    const member = context.member.value.status
    if (member === 'guest') return program.value || !failed.value ? 'guest' : 'failed'
    if (wallet.value && member === 'member') return 'member'
    return failed.value ? 'failed' : 'loading'
  })

  function show(fresh: Wallet, at: string): boolean {
    const current = wallet.peek()
    if (current && current.revision > fresh.revision) return false
    if (current) onChange(current, fresh)
    batch(() => {
      wallet.value = fresh
      readAt.value = at
    })
    return true
  }

  async function accept(fresh: Wallet): Promise<void> {
    const at = new Date().toISOString()
    if (!show(fresh, at)) return
    await context.store.write('wallet', { wallet: fresh, readAt: at } satisfies Cached, {
      purpose: 'functional',
      ofCustomer: true,
    })
  }

  async function readCached(mine: number, isMember: boolean): Promise<void> {
    const [cached, known] = await Promise.all([
      isMember && context.store.read('wallet'),
      // Its name for points belongs to the first thing that is painted.
      program.peek() ?? context.store.read('program'),
    ])
    if (mine !== generation) return
    program.value ??= Program.safeParse(known).data
    const { wallet, readAt } = Object(cached) as Partial<Cached>
    const checked = Wallet.safeParse(wallet)
    if (checked.success) show(checked.data, String(readAt))
  }

  async function fetchWallet(mine: number): Promise<void> {
    const fresh = await context.call(readWallet)
    if (mine === generation) await accept(fresh)
  }

  async function fetchProgram(): Promise<void> {
    if (isProgramFresh) return
    const fresh = await context.call(readProgram)
    isProgramFresh = true
    program.value = fresh
    await context.store.write('program', fresh, { purpose: 'functional' })
  }

  async function refresh(): Promise<void> {
    const mine = generation
    const isMember = context.member.peek().status === 'member'
    try {
      await readCached(mine, isMember)
      // A member has the wallet to look at, whether or not the rules can be had.
      const rules = fetchProgram()
      if (isMember) rules.catch(context.report)
      await (isMember ? fetchWallet(mine) : rules)
      if (mine === generation) failed.value = false
    } catch (error) {
      if (mine !== generation) return
      failed.value = true
      context.report(error)
    }
  }

  const stopFollowing = effect(() => {
    const { status: member, memberId } = context.member.value
    generation += 1
    batch(() => {
      // Another shopper's points must be gone before anything is painted.
      wallet.value = undefined
      readAt.value = undefined
      failed.value = false
      onCustomer()
    })
    if (member === 'guest' || memberId !== undefined) void refresh()
  })

  return {
    status,
    wallet,
    program,
    staleSince: computed(() => (failed.value && wallet.value ? readAt.value : undefined)),
    accept,
    refresh,
    dispose() {
      generation += 1
      stopFollowing()
    },
  }
}
