/** What widgets that show campaigns have in common: what is to be shown, what was given for it, and what came of it. */
import { effect, signal, type ReadonlySignal } from '@preact/signals-core'
import type { Occasion } from '../../campaigns/occasion.ts'
import type { campaignEvents } from '../../contract/campaign/events.ts'
import type { Level, WidgetContext } from '../../widget.ts'
import { createCartSaving, type CartSaving } from './save-cart.ts'
import { createExitReason, type ExitReason } from './exit-reason.ts'

export type CampaignContext = WidgetContext<typeof campaignEvents>

/** A campaign whose moment has come, and how loudly it is said. */
export interface Showing {
  readonly occasion: Occasion
  readonly level: Level | 'inline'
}

export interface CampaignModel {
  /** In the order they came. */
  readonly waiting: ReadonlySignal<readonly Showing[]>
  find(campaignId: string): Showing | undefined
  prepare(occasion: Occasion, level: Level | 'inline'): Promise<boolean>
  drop(campaignId: string): void
  /** The shopper takes up something of it; told once for each time it is shown. */
  noteClick(showing: Showing): void
  /** What the shopper has in the cart, as the page says it. */
  readonly cart: CampaignContext['cart']
  /** Why they leave, as they said. */
  readonly reason: ExitReason
  readonly saving: CartSaving
  dispose(): void
}

export function createCampaignModel(context: CampaignContext): CampaignModel {
  const waiting = signal<readonly Showing[]>([])
  const clicked = new WeakSet<Showing>()
  const reason = createExitReason(context)
  const saving = createCartSaving(context)

  const without = (id: string): Showing[] =>
    waiting.peek().filter(({ occasion }) => occasion.campaign.id !== id)

  const stop = followMember(context, () => (waiting.value = []))

  return {
    waiting,
    cart: context.cart,
    reason,
    saving,

    find: (id) => waiting.value.find(({ occasion }) => occasion.campaign.id === id),

    async prepare(occasion, level) {
      waiting.value = [...without(occasion.campaign.id), { occasion, level }]
      return true
    },

    drop(id) {
      waiting.value = without(id)
    },

    noteClick(showing) {
      const { campaign, arm, isPreview } = showing.occasion
      if (isPreview || clicked.has(showing)) return
      clicked.add(showing)
      context.track('campaign.clicked', {
        campaignId: campaign.id,
        ...(arm !== undefined && { arm }),
      })
    },

    dispose() {
      stop()
      saving.dispose()
    },
  }
}

/** What was meant for a customer who has left is not for the next. */
function followMember(context: CampaignContext, onLeave: () => void): () => void {
  let whose = context.member.peek().memberId
  return effect(() => {
    const { memberId } = context.member.value
    if (whose !== undefined && memberId !== whose) onLeave()
    whose = memberId
  })
}
