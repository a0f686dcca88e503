/** What widgets that show campaigns have in common: what is to be shown, what was given for it, and what came of it. */
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals-core'
import { reckonFreeShipping, type FreeShipping } from '../../campaigns/free-shipping.ts'
import type { Occasion } from '../../campaigns/occasion.ts'
import type { Block } from '../../contract/campaign/block.ts'
import type { campaignEvents } from '../../contract/campaign/events.ts'
import type { Level, WidgetContext } from '../../widget.ts'
import { createExitReason, type ExitReason } from './exit-reason.ts'
import { createOffers, type Offers } from './offers.ts'
import { createCartSaving, type CartSaving } from './save-cart.ts'
import { isSayable } from './sayable.ts'
import { hasFacts } from './shop-facts.ts'
import { createSuggestions, type Suggestions } from './suggestions.ts'

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
  /** What waits is looked at now: its offers are asked for, and what has nothing to say after all is dropped. */
  reveal(): Promise<void>
  /** The shopper takes up something of it; told once for each time it is shown. */
  noteClick(showing: Showing): void
  /** What the shopper has in the cart, as the page says it. */
  readonly cart: CampaignContext['cart']
  readonly offers: Offers
  readonly suggestions: Pick<Suggestions, 'products'>
  /** By the cart as it is; follows it. */
  shipping(occasion: Occasion): FreeShipping
  /** Why they leave, as they said. */
  readonly reason: ExitReason
  readonly saving: CartSaving
  /** Opens the chat; absent where there is none. */
  readonly openChat: (() => void) | undefined
  dispose(): void
}

export function createCampaignModel(context: CampaignContext): CampaignModel {
  const waiting = signal<readonly Showing[]>([])
  const offers = createOffers(context)
  const suggestions = createSuggestions(context)
  const reason = createExitReason(context)
  const saving = createCartSaving(context)

  const without = (id: string): Showing[] =>
    waiting.peek().filter(({ occasion }) => occasion.campaign.id !== id)

  const shipping = (occasion: Occasion): FreeShipping =>
    reckonFreeShipping({
      cart: context.cart.value,
      facts: occasion.facts,
      country: occasion.country,
    })

  async function makeReady(occasion: Occasion, isLoud: boolean): Promise<void> {
    const load = (block: Block): unknown => {
      if (block.type === 'products') return suggestions.load(block, occasion)
      // One with a deadline begins when it is seen.
      if (block.type === 'offer' && isLoud) return offers.issue(block.offerId, occasion)
      return undefined
    }
    await Promise.all(occasion.blocks.map(load))
  }

  function hasContent(block: Block, occasion: Occasion, isLoud: boolean): boolean {
    switch (block.type) {
      case 'offer':
        return !isLoud || offers.findFor(block.offerId, occasion)?.state === 'live'
      case 'products':
        return suggestions.products(block, occasion).length > 0
      case 'free-shipping': {
        const { state, isNothingSent } = shipping(occasion)
        return (state === 'reached' || state === 'missing') && !isNothingSent
      }
      case 'points':
        return !!occasion.points
      case 'order':
        return !!occasion.delayedOrder
      case 'text':
        return !!occasion.texts[block.key]
      case 'facts':
        return hasFacts(occasion.facts, block.facts)
      case 'ask-person':
        return !!occasion.facts.contact || context.has('chat')
      case 'save-cart':
        return saving.isWorthwhile.peek()
      default:
        return block.type !== 'image'
    }
  }

  async function check(occasion: Occasion, isLoud: boolean): Promise<boolean> {
    const whose = context.member.peek().memberId
    await makeReady(occasion, isLoud)
    // Made ready for somebody who has left meanwhile.
    if (whose !== undefined && whose !== context.member.peek().memberId) return false
    return isSayable(occasion, (block) => hasContent(block, occasion, isLoud))
  }

  const stop = followMember(context, () =>
    batch(() => {
      waiting.value = []
      offers.reset()
      suggestions.reset()
    }),
  )

  return {
    ...createTelling(context),
    waiting,
    cart: context.cart,
    offers,
    suggestions,
    shipping,
    reason,
    saving,
    openChat: context.has('chat')
      ? () => void context.open('chat').catch(context.report)
      : undefined,

    find: (id) => waiting.value.find(({ occasion }) => occasion.campaign.id === id),

    async prepare(occasion, level) {
      if (!(await check(occasion, level !== 'badge'))) return false
      waiting.value = [...without(occasion.campaign.id), { occasion, level }]
      return true
    },

    async reveal() {
      const quiet = waiting.peek().filter(({ level }) => level === 'badge')
      const look = async ({ occasion }: Showing): Promise<void> => {
        if (!(await check(occasion, true))) waiting.value = without(occasion.campaign.id)
      }
      await Promise.all(quiet.map(look))
    },

    drop(id) {
      waiting.value = without(id)
    },

    dispose() {
      stop()
      saving.dispose()
      offers.dispose()
    },
  }
}

/** Nothing is counted of a preview, and nothing twice. */
function createTelling(context: Pick<CampaignContext, 'track'>): Pick<CampaignModel, 'noteClick'> {
  const told = new WeakSet<Showing>()
  return {
    noteClick(showing) {
      const { campaign, arm, isPreview } = showing.occasion
      if (isPreview || told.has(showing)) return
      told.add(showing)
      context.track('campaign.clicked', {
        campaignId: campaign.id,
        ...(arm !== undefined && { arm }),
      })
    },
  }
}

/** What was meant for a customer who has left is not for the next. */
function followMember(context: CampaignContext, onLeave: () => void): () => void {
  const memberId = computed(() => context.member.value.memberId)
  let whose = memberId.peek()
  return effect(() => {
    const now = memberId.value
    if (whose !== undefined && now !== whose) onLeave()
    whose = now
  })
}
