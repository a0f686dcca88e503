/** The wallet as signals: from the cache at once, from the server as soon as it answers, never an older one over a newer. */
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext, WidgetModel } from '../../src/widget.ts'
import {
  LoyaltyConfig,
  type Program,
  readProgram,
  readWallet,
  Wallet,
  type loyaltyEvents,
} from './contract.ts'

export interface LoyaltyModel extends WidgetModel {
  readonly status: ReadonlySignal<'loading' | 'guest' | 'member' | 'failed'>
  readonly wallet: ReadonlySignal<Wallet | undefined>
  readonly program: ReadonlySignal<Program | undefined>
  /** When the wallet shown was read, if a newer one could not be had. */
  readonly staleSince: ReadonlySignal<string | undefined>
  readonly signInUrl: string | undefined
  refresh(): Promise<void>
  /** The shopper sees it from now on, until the returned function is called. */
  show(place: 'panel' | 'page'): () => void
}

interface Cached {
  readonly wallet: Wallet
  readonly readAt: string
}

export function createModel(context: WidgetContext<typeof loyaltyEvents>): LoyaltyModel {
  const config = LoyaltyConfig.safeParse(context.options)
  if (!config.success) context.report(config.error)

  const wallet = signal<Wallet>()
  const program = signal<Program>()
  const readAt = signal<string>()
  const failed = signal(false)
  // Answers for whoever was signed in before are dropped by comparing this number.
  let generation = 0
  let wasViewed = false
  /** In how many places it is on the screen: a change seen as it happens is no news. */
  let showing = 0

  const status = computed(() => {
    const member = context.member.value.status
    if (member === 'guest') return program.value || !failed.value ? 'guest' : 'failed'
    if (wallet.value && member === 'member') return 'member'
    return failed.value ? 'failed' : 'loading'
  })

  const accept = (fresh: Wallet, at: string): void => {
    const current = wallet.value
    if (current && current.revision > fresh.revision) return
    if (current && showing === 0 && isWorthALook(current, fresh)) context.setNews(1)
    batch(() => {
      wallet.value = fresh
      readAt.value = at
    })
  }

  async function readCached(mine: number): Promise<void> {
    const cached = (await context.store.read('wallet')) as Partial<Cached> | undefined
    const checked = Wallet.safeParse(cached?.wallet)
    if (mine === generation && checked.success) accept(checked.data, String(cached?.readAt))
  }

  async function fetchWallet(mine: number): Promise<void> {
    const fresh = await context.call(readWallet)
    if (mine !== generation) return
    const at = new Date().toISOString()
    accept(fresh, at)
    await context.store.write('wallet', { wallet: fresh, readAt: at } satisfies Cached, {
      purpose: 'functional',
      ofCustomer: true,
    })
  }

  async function fetchProgram(): Promise<void> {
    program.value ??= await context.call(readProgram)
  }

  async function refresh(): Promise<void> {
    const mine = generation
    const isMember = context.member.peek().status === 'member'
    try {
      await (isMember ? readCached(mine).then(() => fetchWallet(mine)) : fetchProgram())
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
    })
    if (member === 'guest' || memberId !== undefined) void refresh()
  })
  const stopListening = context.onChange('loyalty.wallet_changed', () => void refresh())

  return {
    status,
    wallet,
    program,
    staleSince: computed(() => (failed.value && wallet.value ? readAt.value : undefined)),
    signInUrl: config.data?.signInUrl,
    refresh,
    show(place) {
      showing += 1
      context.setNews(0)
      if (!wasViewed) {
        wasViewed = true
        context.track('loyalty.wallet_viewed', { place, member: status.peek() === 'member' })
      }
      return () => {
        showing -= 1
      }
    },
    dispose() {
      generation += 1
      stopFollowing()
      stopListening()
    },
  }
}

function isWorthALook(before: Wallet, now: Wallet): boolean {
  return before.spendable !== now.spendable || before.tier.current?.id !== now.tier.current?.id
}
