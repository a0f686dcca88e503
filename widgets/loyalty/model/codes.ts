/** Codes and holds not used yet: put into the cart, given back, kept alive while the cart changes. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import type { Doings } from '../../../src/model/doing.ts'
import { createReading, type Reading } from '../../../src/model/reading.ts'
import type { loyaltyEvents } from '../contract/config.ts'
import {
  cancelRedemption,
  extendRedemption,
  listRedemptions,
  type Redemption,
} from '../contract/redemption.ts'
import type { Wallet } from '../contract/wallet.ts'

export interface Codes {
  readonly list: Reading<readonly Redemption[]>
  /** Made just now, for the shopper to look at; ids of those the cart has taken. */
  readonly issued: ReadonlySignal<Redemption | undefined>
  readonly applied: ReadonlySignal<ReadonlySet<string>>
  add(redemption: Redemption): void
  /** `false`: the page cannot, or the cart would not; then it is copied. */
  apply(redemption: Redemption): Promise<boolean>
  noteCopied(redemption: Redemption): void
  undo(redemption: Redemption): Promise<void>
  /** The cart was changed: what is set aside for it is kept for another while. */
  extend(cartId: string): Promise<void>
  reset(): void
}

export interface CodesOptions {
  readonly context: Pick<
    WidgetContext<typeof loyaltyEvents>,
    'call' | 'applyCode' | 'track' | 'report'
  >
  readonly doings: Doings
  accept(wallet: Wallet): Promise<void>
}

export function createCodes({ context, doings, accept }: CodesOptions): Codes {
  const { call, track, report } = context
  const list = createReading(async () => (await call(listRedemptions)).items, report)
  const issued = signal<Redemption>()
  const applied = signal<ReadonlySet<string>>(new Set())

  const others = ({ id }: Redemption): Redemption[] =>
    (list.value.peek() ?? []).filter((one) => one.id !== id)

  return {
    list,
    issued,
    applied,

    add(redemption) {
      list.set([redemption, ...others(redemption)])
      issued.value = redemption
    },

    async apply({ id, rewardId, code }) {
      if (!code || !(await context.applyCode(code))) return false
      applied.value = new Set(applied.peek()).add(id)
      track('loyalty.code_applied', { rewardId, by: 'cart' })
      return true
    },

    noteCopied({ rewardId }) {
      track('loyalty.code_applied', { rewardId, by: 'copy' })
    },

    async undo(redemption) {
      const { id, rewardId } = redemption
      const isDone = await doings.run(id, async () => {
        const { wallet } = await call(cancelRedemption, { params: { redemptionId: id } })
        await accept(wallet)
      })
      if (isDone) {
        list.set(others(redemption))
        track('loyalty.redemption_undone', { rewardId })
      } else await list.load()
    },

    async extend(cartId) {
      const held = list.value.peek()?.find((one) => one.status === 'held' && one.cartId === cartId)
      if (!held) return
      try {
        const answer = await call(extendRedemption, { params: { redemptionId: held.id } })
        list.set([answer.redemption, ...others(held)])
        await accept(answer.wallet)
      } catch (error) {
        report(error) // It is over, or will be: the list says which.
        await list.load()
      }
    },

    reset() {
      list.set(undefined)
      issued.value = undefined
      applied.value = new Set()
    },
  }
}
