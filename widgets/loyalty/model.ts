/** Loyalty's state and actions: the wallet, and around it what is read only while a shopper looks. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext, WidgetModel } from '../../src/widget.ts'
import { createDoings, type Doings } from '../../src/model/doing.ts'
import { createReading, type Reading } from '../../src/model/reading.ts'
import { LoyaltyConfig, type loyaltyEvents } from './contract/config.ts'
import type { Tier } from './contract/program.ts'
import { readRewards, type RewardOffer } from './contract/reward.ts'
import type { Wallet } from './contract/wallet.ts'
import { createCodes, type Codes } from './model/codes.ts'
import { createEarning, type Earning } from './model/earning.ts'
import { cartOf, readLines, type Cart } from './model/cart.ts'
import { createEstimating, type Estimating } from './model/estimating.ts'
import { createHistory, type HistoryPages } from './model/history.ts'
import { createMilestones } from './model/milestones.ts'
import { createRedeeming } from './model/redeeming.ts'
import { createWalletKeeper, type WalletKeeper } from './model/wallet.ts'

export interface LoyaltyModel
  extends WidgetModel, Pick<WalletKeeper, 'status' | 'wallet' | 'program' | 'staleSince'> {
  readonly signInUrl: string | undefined
  /** A level reached since the shopper last looked. */
  readonly milestone: ReadonlySignal<Tier | undefined>
  /** What the page says of its cart; a slider and a checkout hold need one. */
  readonly cart: ReadonlySignal<Cart | undefined>
  readonly doings: Pick<Doings, 'all'>
  readonly rewards: Reading<readonly RewardOffer[]>
  readonly codes: Omit<Codes, 'add' | 'reset' | 'extend'>
  readonly earning: Omit<Earning, 'visit'>
  readonly history: Omit<HistoryPages, 'reset'>
  refresh(): Promise<void>
  /** The shopper sees it from now on, until the returned function is called. */
  show(place: 'panel' | 'page'): () => void
  /** `points` of a variable reward. */
  redeem(offer: RewardOffer, points?: number): Promise<void>
  /** What an element says of a product or a cart: `undefined` where it says nothing, or nothing that can be read. */
  readLines(lines: string | undefined, currency: string | undefined): Cart | undefined
  createEstimating(): Estimating
}

export function createModel(context: WidgetContext<typeof loyaltyEvents>): LoyaltyModel {
  const config = LoyaltyConfig.safeParse(context.options)
  if (!config.success) context.report(config.error)

  let wasViewed = false
  /** In how many places it is on the screen: a change seen as it happens is no news. */
  const showing = signal(0)
  const cart = computed(() => cartOf(context.cart.value))
  const doings = createDoings(context.report)
  const milestones = createMilestones(context.store, ({ id }) =>
    context.track('loyalty.tier_reached', { tierId: id }),
  )
  const history = createHistory(context)

  const accept = (fresh: Wallet): Promise<void> => keeper.accept(fresh)
  const codes = createCodes({ context, doings, accept })
  const earning = createEarning({ context, doings, accept })
  const rewards = createReading(async () => {
    const { subtotal, currency } = cart.peek() ?? {}
    const query = currency ? { subtotal: String(subtotal), currency } : {}
    return (await context.call(readRewards, { query })).items
  }, context.report)
  const redeeming = createRedeeming({
    context,
    doings,
    accept,
    onIssued: codes.add,
    onDoubt: () => void Promise.all([rewards.load(), codes.list.load()]),
  })

  const keeper = createWalletKeeper({
    context,
    onChange(before, now) {
      if (showing.peek() === 0 && isWorthALook(before, now)) context.setNews(1)
    },
    onCustomer() {
      for (const part of [
        doings.clear,
        redeeming.reset,
        codes.reset,
        history.reset,
        milestones.reset,
      ])
        part()
      rewards.set(undefined)
      earning.standings.set(undefined)
    },
  })
  const { wallet, program, status, refresh } = keeper

  const isMember = computed(() => status.value === 'member')
  const isLookedAt = computed(() => showing.value > 0 && isMember.value)
  const revision = computed(() => wallet.value?.revision)

  const stops = [
    // What the rules do not have is not asked for: a simple backend answers no more than a wallet.
    effect(() => {
      const rules = isLookedAt.value && program.value
      if (!rules || revision.value === undefined) return
      if (rules.rewards?.length) {
        void cart.value
        void rewards.load()
        void codes.list.load()
      }
      if (rules.earnRules?.length) void earning.standings.load().then(() => earning.visit(rules))
      if (history.rows.peek()) void history.load()
    }),
    effect(() => {
      const id = cart.value?.id
      if (id && isLookedAt.peek()) void codes.extend(id)
    }),
    effect(() => {
      const tier = wallet.value?.tier.current
      if (isLookedAt.value) void milestones.look(tier ?? undefined)
    }),
    effect(() => {
      if (isMember.value) void redeeming.resume()
    }),
    context.onChange('loyalty.wallet_changed', () => {
      void refresh()
      if (isMember.peek()) void redeeming.resume()
    }),
    keeper.dispose,
  ]

  return {
    ...keeper,
    signInUrl: config.data?.signInUrl,
    milestone: milestones.reached,
    cart,
    doings,
    rewards,
    codes,
    earning,
    history,

    show(place) {
      showing.value += 1
      context.setNews(0)
      if (!wasViewed) {
        wasViewed = true
        context.track('loyalty.wallet_viewed', { place, member: isMember.peek() })
      }
      return () => {
        showing.value -= 1
      }
    },

    redeem({ reward: { id: rewardId, modes } }, points) {
      const { id, subtotal = 0, currency } = cart.peek() ?? {}
      const known = currency && { id: id ?? 'cart', subtotal, currency }
      // A hold costs nothing if the order is not placed, so it is the better one where the cart has a name.
      const canHold =
        modes.includes('checkout_hold') && (id !== undefined || !modes.includes('code'))
      return redeeming.redeem({
        rewardId,
        mode: canHold ? 'checkout_hold' : 'code',
        ...(points !== undefined && { points }),
        ...(known && { cart: known }),
      })
    },

    readLines: (lines, currency) => readLines(lines, currency, context.report),
    createEstimating: () => createEstimating(context),

    dispose() {
      for (const stop of stops) stop()
    },
  }
}

function isWorthALook(before: Wallet, now: Wallet): boolean {
  return before.spendable !== now.spendable || before.tier.current?.id !== now.tier.current?.id
}
