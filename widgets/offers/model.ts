/** The offers widget’s state and actions: campaigns and offers, read when somebody looks. */
import { computed, effect, type ReadonlySignal } from '@preact/signals-core'
import type { IssuedOffer } from '../../src/contract/campaign/issue.ts'
import {
  createCampaignModel,
  type CampaignContext,
  type CampaignModel,
  type Showing,
} from '../../src/model/campaign/create-campaign-model.ts'
import type { WidgetModel } from '../../src/widget.ts'
import { OffersConfig } from './contract.ts'

export interface OffersModel extends WidgetModel {
  readonly campaigns: CampaignModel
  readonly signInUrl: string | undefined
  readonly isGuest: ReadonlySignal<boolean>
  /** `failed`: nobody has answered, and nothing is known from before. `stale`: what is known is from before. */
  readonly status: ReadonlySignal<'loading' | 'ready' | 'stale' | 'failed'>
  /** To be used now, the soonest end first; without those of the campaigns below, which draw their own. */
  readonly live: ReadonlySignal<readonly IssuedOffer[]>
  readonly ended: ReadonlySignal<readonly IssuedOffer[]>
  /** What the shop has to say, and has not said louder. */
  readonly waiting: ReadonlySignal<readonly Showing[]>
  /** What stands in an element of the page. */
  inSlot(slot: string): readonly Showing[]
  /** Something of it is drawn: what there is is read, and followed from now on. */
  start(): void
  /** The shopper looks at the section, until the returned function is called. */
  show(): () => void
  refresh(): Promise<void>
}

export function createModel(context: CampaignContext): OffersModel {
  const config = OffersConfig.safeParse(context.options)
  if (!config.success) context.report(config.error)
  const campaigns = createCampaignModel(context)
  const { offers, waiting: showings } = campaigns
  let stops: (() => void)[] = []

  const memberId = computed(() => context.member.value.memberId)
  const waiting = computed(() => showings.value.filter(({ level }) => level === 'badge'))
  const drawn = computed(
    () =>
      new Set(
        waiting.value
          .flatMap(({ occasion }) => occasion.blocks)
          .flatMap((block) => (block.type === 'offer' ? [block.offerId] : [])),
      ),
  )
  const hasSome = computed(() => offers.all.value.length > 0 || waiting.value.length > 0)

  function start(): void {
    if (stops.length > 0) return
    stops = [
      effect(() => {
        void memberId.value
        if (context.member.value.status !== 'unknown') void offers.load()
      }),
    ]
  }

  return {
    campaigns,
    waiting,
    signInUrl: config.data?.signInUrl,
    isGuest: computed(() => context.member.value.status === 'guest'),
    live: computed(() =>
      offers.all.value.filter(
        ({ state, offerId }) => state === 'live' && !drawn.value.has(offerId),
      ),
    ),
    ended: computed(() =>
      offers.all.value.filter(({ state }) => state === 'expired' || state === 'used'),
    ),
    status: computed(() => {
      if (offers.failed.value) return hasSome.value ? 'stale' : 'failed'
      return offers.isKnown.value || hasSome.value ? 'ready' : 'loading'
    }),

    inSlot: (slot) =>
      showings.value.filter(
        ({ level, occasion }) => level === 'inline' && occasion.campaign.slot === slot,
      ),

    start,
    refresh: offers.load,

    show() {
      start()
      context.setNews(0)
      // What came while it was open is looked at too.
      return effect(() => {
        if (waiting.value.length > 0) campaigns.reveal().catch(context.report)
      })
    },

    prepare: campaigns.prepare,
    drop: campaigns.drop,

    dispose() {
      for (const stop of stops) stop()
      campaigns.dispose()
    },
  }
}
