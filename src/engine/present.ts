/** How the turns of this page are carried out: what is counted and told, and what the widget is given to show. */
import type { Occasion } from '../campaigns/occasion.ts'
import { chooseTexts } from '../campaigns/texts.ts'
import type { Block } from '../contract/campaign/block.ts'
import type { ProductCard } from '../contract/campaign/facts.ts'
import type { CampaignSet } from '../contract/campaign/served.ts'
import type { Core } from '../core/create-core.ts'
import { capOf, ladderOf } from './judge.ts'
import type { PageMemory } from './memory-of-page.ts'
import type { Surroundings } from './surroundings.ts'
import { armOf, type Turn, type TurnsOptions } from './turns.ts'

export interface PresentOptions {
  readonly core: Core
  readonly set: CampaignSet
  readonly memory: PageMemory
  readonly surroundings: Surroundings
  readonly prompts: TurnsOptions['prompts']
  /** The shopper’s, then the shop’s. */
  locales(): readonly string[]
  /** Seen lately, with consent to personalisation. */
  recent(): readonly ProductCard[]
}

export function createPresent(options: PresentOptions): TurnsOptions {
  const { core, set, memory, surroundings, prompts } = options
  return {
    prompts,
    async count(campaign) {
      const isCounted = await memory.tallies.show(campaign.id, (tallies) => {
        const situation = { ...surroundings.situation(), tallies }
        const { is } = ladderOf(campaign, situation) ?? { is: 'due' }
        return capOf(campaign, situation) !== undefined || is !== 'due'
      })
      if (isCounted) {
        const { onPage } = surroundings
        onPage.set(campaign.id, (onPage.get(campaign.id) ?? 0) + 1)
        memory.elsewhere.soon()
      }
      return isCounted
    },
    expose({ campaign, placing, evidence }) {
      const { lifecycle } = surroundings.known()
      const { cart } = surroundings
      return memory.arms.expose(campaign, placing, {
        campaigns: set.items,
        unit: surroundings.unit(),
        holdout: set.holdout,
        trigger: { name: evidence.trigger, score: evidence.score },
        stage: lifecycle?.stage,
        subtotal: cart ? { minor: cart.total, currency: cart.currency } : undefined,
        isFreshId: surroundings.isFreshId(),
      })
    },
    createOccasion: (turn, blocks) => createOccasion(turn, blocks, options),
    onShown({ campaign, placing }) {
      if (placing.is !== 'preview') core.track('campaign.shown', about(campaign.id, armOf(placing)))
    },
  }
}

export function about(campaignId: string, arm: string | undefined) {
  return { campaignId, ...(arm !== undefined && { arm }) }
}

function createOccasion(
  { campaign, placing, evidence, samples }: Turn,
  blocks: readonly Block[],
  options: PresentOptions,
): Occasion {
  const { core, set, memory, surroundings } = options
  const { lifecycle, country } = surroundings.known()
  const summary = memory.customers.current()?.summary
  const { points: balance, pointsExpiringAt: expiringAt, delayedOrder } = summary ?? {}
  const arm = armOf(placing)
  const recent = options.recent()
  const isPersonal = core.consent.allows('personalisation')
  const { cartStartedAt } = memory.history.current()
  const { texts, locale } = chooseTexts(campaign, arm, {
    locales: options.locales(),
    values: isPersonal
      ? {
          name: core.identity.member.peek().name ?? summary?.name,
          product: recent[0]?.name ?? summary?.lastProductName,
          points: balance === undefined ? undefined : String(balance),
        }
      : {},
  })
  return {
    campaign,
    arm,
    blocks,
    texts,
    textsLocale: locale,
    evidence,
    facts: set.facts,
    stage: lifecycle?.stage,
    recent: isPersonal ? recent : [],
    country,
    isPreview: placing.is === 'preview',
    ...(samples && { samples }),
    placing: placing.is,
    ...(balance !== undefined && { points: { balance, expiringAt } }),
    ...(delayedOrder && { delayedOrder }),
    ...(cartStartedAt !== undefined && { cartStartedAt: new Date(cartStartedAt).toISOString() }),
  }
}
