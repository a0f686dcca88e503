/** Exit intent's state and actions: campaigns that ask why, what the shop says about itself, and a saved cart brought back. */
import { computed, type ReadonlySignal } from '@preact/signals-core'
import type { ShopFacts } from '../../src/contract/campaign/facts.ts'
import {
  type CampaignContext,
  type CampaignModel,
  createCampaignModel,
} from '../../src/model/campaign/create-campaign-model.ts'
import { type CartRestoring, createCartRestoring } from '../../src/model/campaign/restore-cart.ts'
import { createReading } from '../../src/model/reading.ts'
import type { Moment } from '../../src/widget.ts'
import { ExitIntentConfig } from './contract.ts'
import { readShopFacts } from './model/shop-facts.ts'

export interface ExitIntentModel extends CampaignModel {
  /** What the shop says about itself; undefined until it is known. */
  readonly facts: ReadonlySignal<ShopFacts | undefined>
  /** What it says could not be had. */
  readonly isFailed: ReadonlySignal<boolean>
  readonly restoring: CartRestoring
  /** Something of it is drawn: what there is to say is read from now on. */
  start(): void
  refresh(): Promise<void>
  wake(moment: Moment): void
  dispose(): void
}

export function createModel(context: CampaignContext): ExitIntentModel {
  const { report } = context
  const parsed = ExitIntentConfig.safeParse(context.options)
  if (!parsed.success) report(parsed.error)
  const { cleanAddress } = parsed.data ?? ExitIntentConfig.parse({})

  const campaigns = createCampaignModel(context)
  const restoring = createCartRestoring({ context, cleanAddress })
  const reading = createReading(() => readShopFacts(context), report)
  let isStarted = false

  return {
    ...campaigns,
    restoring,
    isFailed: reading.failed,
    // What a campaign brings is as fresh as can be.
    facts: computed(() => campaigns.waiting.value.at(-1)?.occasion.facts ?? reading.value.value),

    start() {
      if (isStarted) return
      isStarted = true
      void reading.load()
      restoring.recall().catch(report)
    },

    refresh: reading.load,

    wake(moment) {
      if (moment.kind === 'address') restoring.wake(moment.url).catch(report)
    },
  }
}
