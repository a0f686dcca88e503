/** A thank-you for every level reached: once, to whoever looks next, on whichever page. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { WidgetContext } from '../../../src/widget.ts'
import type { Tier } from '../contract/program.ts'

export interface Milestones {
  readonly reached: ReadonlySignal<Tier | undefined>
  /** The shopper sees this level now. */
  look(tier: Tier | undefined): Promise<void>
  reset(): void
}

export function createMilestones(
  store: WidgetContext['store'],
  onReached: (tier: Tier) => void,
): Milestones {
  const reached = signal<Tier>()
  let owner = {}

  return {
    reached,
    async look(tier) {
      const mine = owner
      const threshold = tier?.threshold ?? -1
      const before = await store.read('level')
      if (mine !== owner || before === threshold) return
      // The first level ever seen in this browser may be years old.
      if (tier && typeof before === 'number' && threshold > before) {
        const isNew = reached.peek()?.id !== tier.id
        reached.value = tier
        if (isNew) onReached(tier)
      }
      await store.write('level', threshold, { purpose: 'functional', ofCustomer: true })
    },
    reset() {
      owner = {}
      reached.value = undefined
    },
  }
}
