/** Opens the engine on a page: reads what is known, connects it with what happens here, and begins to watch. */
import type { Facts } from '../campaigns/audience/facts.ts'
import type { Verdict } from '../campaigns/verdict.ts'
import type { CampaignSet } from '../contract/campaign/served.ts'
import type { Shop } from '../contract/shop.ts'
import { SECOND } from '../core/clock.ts'
import type { Core } from '../core/create-core.ts'
import { importAgain } from '../host/import-again.ts'
import type { Host } from '../host/mount.ts'
import { isTyping } from '../host/prompts/typing.ts'
import type { Section } from '../host/section.ts'
import { createTriggers, type TriggerPage, type Triggers } from '../host/triggers/watch-triggers.ts'
import type { InstanceEmitter } from '../instance-events.ts'
import { attentionOf, speakerOf } from '../speaker.ts'
import { onForgetTab } from '../ui/tab-memory.ts'
import { askedEvents } from './asked-events.ts'
import { readSet } from './campaign-set.ts'
import { connect } from './connect.ts'
import { createDesk, type Desk } from './desk.ts'
import { explainCampaign, type CampaignExplanation } from './explanation.ts'
import { judgeWhole } from './judge.ts'
import { createMemory, type PageMemory } from './memory-of-page.ts'
import type { OwnCampaigns } from './own-set.ts'
import { createPlace, type Place } from './place.ts'
import { createPresent } from './present.ts'
import { findPreview } from './preview.ts'
import { createSurroundings, type Surroundings } from './surroundings.ts'
import { createTurns } from './turns.ts'

export interface EngineOptions {
  readonly core: Core
  /** Public key of the shop. */
  readonly key: string
  readonly shop: Shop | undefined
  /** Campaigns the page itself has given; then no backend is asked. */
  readonly own?: OwnCampaigns | undefined
  /** Fires triggers for programs too. */
  readonly isTesting: boolean
  /** BCP 47 tag the shopper reads. */
  locale(): string
  host(): Host | undefined
  sections(): readonly Section[]
  readonly events: InstanceEmitter
  report(error: unknown): void
}

export interface OpenPage {
  readonly desk: Desk
  explain(campaignId?: string): readonly CampaignExplanation[]
  setProps(values: Facts, isLasting: boolean): Promise<void>
  onEvent(name: string, props: Readonly<Record<string, unknown>>): void
  onNavigate(url: URL): void
  stop(): void
}

/** Nobody waits longer for who it is, and for what the backend knows of a member: then it is unknown. */
const WAIT = 4 * SECOND

export async function openPage(options: EngineOptions): Promise<OpenPage> {
  const { core, shop, events, report } = options
  const set = await findSet(options)
  const attention = attentionOf(core, report)
  const memory = createMemory({ core, attention, now: Date.now, report })
  await Promise.all([memory.read(), atMost(untilKnown(core).then(() => memory.meetCustomer()))])

  const place = createPlace(core, report)
  const surroundings = createSurroundings({
    core,
    key: options.key,
    set,
    timezone: shop?.timezone ?? 'UTC',
    memory,
    now: Date.now,
    page: place.read,
  })
  for (const [name, { at }] of Object.entries((await attention.export()).closed))
    surroundings.closedAt.set(name.slice(name.indexOf('/') + 1), at)
  const triggers = createTriggers(createTriggerPage(options, surroundings, place))
  const desk = openDesk(options, { set, memory, surroundings, triggers, place })
  const connected = await connect({
    core,
    desk,
    memory,
    surroundings,
    triggers,
    events,
    askedEvents: askedEvents(set),
    now: Date.now,
    report,
  })
  const lookAt = (url: URL): void => {
    const preview = findPreview(url, set.items)
    const entry = desk.entries.find(({ campaign }) => campaign.id === preview?.campaignId)
    if (preview && entry) desk.preview(entry, preview.arm)
  }
  const stopForgetting = onForgetTab(memory.forget)
  desk.open()
  lookAt(new URL(location.href))

  return {
    desk,
    explain: (id) => explainAll({ desk, surroundings, verdicts: attention.explain(), id, options }),
    async setProps(values, isLasting) {
      const known = Object.fromEntries(Object.entries(values).filter(([, value]) => isFact(value)))
      surroundings.props = { ...surroundings.props, ...known }
      if (isLasting) await memory.props.change((before) => ({ ...before, ...known }))
      desk.review()
    },
    onEvent(name, props) {
      place.onEvent(name, props)
      connected.onEvent(name, props)
    },
    onNavigate(url) {
      surroundings.onPage.clear()
      desk.turnPage()
      triggers.turnPage(url)
      lookAt(url)
    },
    stop() {
      stopForgetting()
      connected.stop()
      desk.close()
      triggers.stop()
      place.stop()
      memory.elsewhere.stop()
    },
  }
}

async function findSet(options: EngineOptions): Promise<CampaignSet> {
  const { own, shop, core, report } = options
  if (own) {
    const { readOwnSet } = await importAgain(() => import('./own-set.ts'))
    return readOwnSet(own, report)
  }
  const revision = shop?.campaigns
  const { store, call } = core
  return (revision && (await readSet({ store, call, revision, report }))) || NO_CAMPAIGNS
}

const NO_CAMPAIGNS: CampaignSet = {
  revision: 'none',
  items: [],
  segments: {},
  facts: { shipping: [], payment: [] },
  lifecycle: { medianGapDays: 60, currency: 'XXX', vipTiers: [], computedAt: '' },
  controlForEphemeral: false,
}

/** Whether the shopper is signed in. */
function untilKnown({ identity }: Core): Promise<void> {
  return new Promise((resolve) => {
    const stop = identity.member.subscribe(({ status }) => {
      if (status === 'unknown') return
      resolve()
      queueMicrotask(() => stop())
    })
  })
}

function atMost(promise: Promise<unknown>): Promise<unknown> {
  return Promise.race([promise, new Promise((resolve) => setTimeout(resolve, WAIT))])
}

function createTriggerPage(
  { isTesting, report }: EngineOptions,
  surroundings: Surroundings,
  place: Place,
): TriggerPage {
  return {
    hasCart: () => (surroundings.cart?.items.length ?? 0) > 0,
    pageViewsInVisit: () =>
      Number(surroundings.known().scopeOf({ id: '' }).facts['page.viewsInVisit'] ?? 1),
    pageType: () => place.type(),
    isTesting: isTesting || /[?&]regulars-preview=/.test(location.search),
    hasDraft: isTyping,
    report,
  }
}

interface DeskParts {
  readonly set: CampaignSet
  readonly memory: PageMemory
  readonly surroundings: Surroundings
  readonly triggers: Triggers
  readonly place: Place
}

function openDesk(options: EngineOptions, parts: DeskParts): Desk {
  const { core, shop, events, report } = options
  const { set, memory, surroundings, triggers, place } = parts
  const turns = createTurns(
    createPresent({
      core,
      set,
      memory,
      surroundings,
      prompts: async () => speakerOf({ host: options.host(), core, events, report }),
      locales: () => [options.locale(), ...(shop?.locales.slice(0, 1) ?? [])],
      recent: place.recent,
    }),
  )
  return createDesk({
    campaigns: set.items,
    triggers,
    turns,
    situation: surroundings.situation,
    sectionFor: ({ kind }) =>
      options.sections().find(({ wakes }) => wakes?.campaigns?.includes(kind)),
    report,
  })
}

interface ExplainOptions {
  readonly desk: Desk
  readonly surroundings: Surroundings
  readonly verdicts: readonly Verdict[]
  readonly id: string | undefined
  readonly options: EngineOptions
}

function explainAll({ desk, surroundings, verdicts, id, options }: ExplainOptions) {
  const situation = surroundings.situation()
  const kinds = options.sections().flatMap(({ wakes }) => wakes?.campaigns ?? [])
  return desk.entries
    .filter(({ campaign }) => id === undefined || campaign.id === id)
    .map(({ campaign, fired, progress }) =>
      explainCampaign({
        judgement: judgeWhole(campaign, situation),
        fired,
        progress,
        verdict: verdicts.find(({ asked }) => asked.id === campaign.id),
        hasWidget: kinds.includes(campaign.kind),
      }),
    )
}

function isFact(value: unknown): boolean {
  return (
    value === null || ['string', 'number', 'boolean'].includes(typeof value) || Array.isArray(value)
  )
}
