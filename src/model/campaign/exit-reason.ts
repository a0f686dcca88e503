/** Why a shopper says they are leaving: asked before anything is offered, and told so that nobody asks again. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { Occasion } from '../../campaigns/occasion.ts'
import type { Reason } from '../../contract/campaign/block.ts'
import type { campaignEvents } from '../../contract/campaign/events.ts'
import type { WidgetContext } from '../../widget.ts'

export interface ExitReason {
  /** By campaign; it is the same in the card and in the panel. */
  readonly given: ReadonlySignal<ReadonlyMap<string, Reason>>
  /** Told to the page and, with consent, counted; not when the merchant looks at a preview. */
  give(reason: Reason, about: Pick<Occasion, 'campaign' | 'arm' | 'isPreview'>): void
  /** Another one may be chosen. */
  takeBack(campaignId: string): void
}

export function createExitReason(
  context: Pick<WidgetContext<typeof campaignEvents>, 'announce' | 'track'>,
): ExitReason {
  const given = signal<ReadonlyMap<string, Reason>>(new Map())

  return {
    given,

    give(reason, { campaign, arm, isPreview }) {
      const campaignId = campaign.id
      given.value = new Map(given.peek()).set(campaignId, reason)
      if (isPreview) return
      context.announce('reason', { campaignId, reason })
      context.track('campaign.clicked', { campaignId, reason, ...(arm !== undefined && { arm }) })
    },

    takeBack(campaignId) {
      const rest = new Map(given.peek())
      rest.delete(campaignId)
      given.value = rest
    },
  }
}
