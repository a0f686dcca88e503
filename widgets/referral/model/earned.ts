/** Codes the advocate has earned and not used: put into the cart, or copied; a new one, and one that ends soon, is news. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import type { referralEvents } from '../contract/config.ts'
import type { EarnedReward } from '../contract/home.ts'

export interface Earned {
  /** Ids of those the cart has taken. */
  readonly applied: ReadonlySignal<ReadonlySet<string>>
  /** `false`: the page cannot, or the cart would not; then it is copied. */
  apply(reward: EarnedReward): Promise<boolean>
  noteCopied(): void
  /** Counts what the shopper has not looked at. */
  tell(rewards: readonly EarnedReward[]): Promise<void>
  /** They are in front of the shopper now. */
  look(rewards: readonly EarnedReward[]): Promise<void>
  reset(): void
}

const KEY = 'seen'
/** So long before its end, an unused code is worth a word once more. */
const REMIND_MS = 7 * 86_400_000

export function createEarned(
  context: Pick<WidgetContext<typeof referralEvents>, 'applyCode' | 'store' | 'setNews' | 'track'>,
): Earned {
  const { store, track } = context
  const applied = signal<ReadonlySet<string>>(new Set())
  let customer = {}
  // What was read before the shopper looked, or left, says nothing any more.
  let telling = {}

  return {
    applied,

    async apply({ id, code }) {
      const mine = customer
      if (!(await context.applyCode(code)) || mine !== customer) return false
      applied.value = new Set(applied.peek()).add(id)
      track('referral.code_applied', { by: 'cart' })
      return true
    },

    noteCopied() {
      track('referral.code_applied', { by: 'copy' })
    },

    async tell(rewards) {
      const mine = (telling = {})
      const seen = textsOf(await store.read(KEY))
      if (mine !== telling) return
      context.setNews(rewards.filter((reward) => !seen.includes(nameOf(reward))).length)
    },

    async look(rewards) {
      telling = {}
      context.setNews(0)
      // Those that are gone are forgotten with it.
      const names = rewards.map(nameOf)
      await store.write(KEY, names, { purpose: 'functional', ofCustomer: true })
    },

    reset() {
      customer = {}
      telling = {}
      applied.value = new Set()
    },
  }
}

/** What ends first is worth the first look. */
export function bySoonest(rewards: readonly EarnedReward[]): EarnedReward[] {
  return [...rewards].sort((one, other) => Date.parse(one.expiresAt) - Date.parse(other.expiresAt))
}

/** Another name towards its end: seen before, it is news again. */
function nameOf({ id, expiresAt }: EarnedReward): string {
  return Date.parse(expiresAt) - Date.now() < REMIND_MS ? `${id} ends` : id
}

function textsOf(found: unknown): readonly unknown[] {
  return Array.isArray(found) ? found : []
}
