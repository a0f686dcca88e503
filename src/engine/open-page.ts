/** Opens the engine on a page: reads what is known, connects it with what happens here, and begins to watch. */
import { attentionOf } from '../attention-of.ts'
import type { Facts } from '../campaigns/audience/facts.ts'
import type { Attention } from '../campaigns/attention.ts'
import type { Shop } from '../contract/shop.ts'
import { SECOND } from '../core/clock.ts'
import type { Core } from '../core/create-core.ts'
import { yieldToPage } from '../host/idle.ts'
import { importAgain } from '../host/import-again.ts'
import type { Host } from '../host/mount.ts'
import { isTyping } from '../host/prompts/typing.ts'
import type { Section } from '../host/section.ts'
import { createTriggers, type TriggerPage } from '../host/triggers/watch-triggers.ts'
import type { InstanceEmitter } from '../instance-events.ts'
import { onForgetTab } from '../ui/tab-memory.ts'
import { askedEvents } from './asked-events.ts'
import { connect, type Connected } from './connect.ts'
import type { Desk } from './desk.ts'
import type { CampaignExplanation } from './explanation.ts'
import { findSet } from './find-set.ts'
import { createMemory, type PageMemory } from './memory-of-page.ts'
import { type DeskParts, openDesk } from './open-desk.ts'
import type { OwnCampaigns } from './own-set.ts'
import { createPlace } from './place.ts'
import { createPreviews } from './preview.ts'
import { createSurroundings, type Surroundings } from './surroundings.ts'

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
  /** Lets the page work between two slices. */
  pause?(): Promise<void>
  report(error: unknown): void
}

export interface OpenPage {
  readonly desk: Desk
  explain(campaignId?: string): Promise<readonly CampaignExplanation[]>
  setProps(values: Facts, isLasting: boolean): Promise<void>
  onEvent(name: string, props: Readonly<Record<string, unknown>>): void
  onNavigate(url: URL): void
  stop(): void
}

/** Nobody waits longer for who it is, and for what the backend knows of a member: then it is unknown. */
const WAIT = 4 * SECOND

/** In slices, with the page's own work between them: what runs for the first time is slow. */
export async function openPage(options: EngineOptions): Promise<OpenPage> {
  const { core, events, pause = yieldToPage, report } = options
  const attention = attentionOf(core, report)
  const parts = await prepare(options, attention)
  const { set, memory, surroundings } = parts
  await pause()
  const desk = openDesk(options, parts)
  await pause()
  const asked = askedEvents(set)
  const connected = await connect({
    ...parts,
    core,
    desk,
    events,
    askedEvents: asked,
    now: Date.now,
    report,
  })
  const stopForgetting = onForgetTab(memory.forget)
  const lookAt = async (url: URL): Promise<void> => {
    const preview = await parts.previews.read(url)
    if (preview) desk.preview(preview)
  }
  await pause()
  // Before what shoppers see of it has a chance to.
  await atMost(lookAt(new URL(location.href)))
  await desk.open()

  return {
    desk,
    setProps: (values, isLasting) => setProps({ desk, memory, surroundings }, values, isLasting),
    async explain(id) {
      const { explainAll } = await importAgain(() => import('./explain-all.ts'))
      const kinds = options.sections().flatMap(({ wakes }) => wakes?.campaigns ?? [])
      const entries = desk.entries.filter(({ campaign }) => id === undefined || campaign.id === id)
      const verdicts = attention.explain()
      return explainAll(entries, { situation: surroundings.situation(), verdicts, kinds })
    },
    ...follow({ ...parts, desk, connected, lookAt, stopForgetting }),
  }
}

/** Everything that is known before the first campaign is judged. */
async function prepare(options: EngineOptions, attention: Attention): Promise<DeskParts> {
  const { core, shop, key, pause = yieldToPage, report } = options
  const set = await findSet(options)
  await pause()
  const memory = createMemory({ core, attention, now: Date.now, report })
  await Promise.all([memory.read(), atMost(untilKnown(core).then(() => memory.meetCustomer()))])
  await pause()
  const place = createPlace({ core, now: Date.now, report })
  await pause()
  await place.open()
  await pause()
  const surroundings = createSurroundings({
    core,
    key,
    set,
    timezone: shop?.timezone ?? 'UTC',
    memory,
    now: Date.now,
    page: place.read,
  })
  const { closed } = await attention.export()
  for (const [name, { at }] of Object.entries(closed))
    surroundings.closedAt.set(name.slice(name.indexOf('/') + 1), at)
  await pause()
  const previews = createPreviews(options, set)
  const triggers = createTriggers(createTriggerPage(options, { surroundings, place, previews }))
  return { set, memory, surroundings, triggers, place, previews }
}

interface Followed extends DeskParts {
  readonly desk: Desk
  readonly connected: Connected
  lookAt(url: URL): Promise<void>
  stopForgetting(): void
}

function follow(parts: Followed): Pick<OpenPage, 'onEvent' | 'onNavigate' | 'stop'> {
  const { desk, connected, memory, surroundings, triggers, place } = parts
  return {
    onEvent(name, props) {
      place.onEvent(name, props)
      connected.onEvent(name, props)
    },
    onNavigate(url) {
      surroundings.onPage.clear()
      connected.turnPage()
      desk.turnPage()
      triggers.turnPage(url)
      place.turnPage()
      void parts.lookAt(url)
    },
    stop() {
      parts.stopForgetting()
      connected.stop()
      desk.close()
      triggers.stop()
      place.stop()
      memory.elsewhere.stop()
    },
  }
}

interface Props {
  readonly desk: Desk
  readonly memory: PageMemory
  readonly surroundings: Surroundings
}

async function setProps(
  { desk, memory, surroundings }: Props,
  values: Facts,
  isLasting: boolean,
): Promise<void> {
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => isFact(value)))
  surroundings.props = { ...surroundings.props, ...known }
  if (isLasting) await memory.props.change((before) => ({ ...before, ...known }))
  desk.review()
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
  { surroundings, place, previews }: Pick<DeskParts, 'surroundings' | 'place' | 'previews'>,
): TriggerPage {
  const pageViews = (): unknown =>
    surroundings.known().scopeOf({ id: '' }).facts['page.viewsInVisit']
  return {
    hasCart: () => (surroundings.cart?.items.length ?? 0) > 0,
    pageViewsInVisit: () => Number(pageViews() ?? 1),
    pageType: place.type,
    get isTesting() {
      return isTesting || previews.isTrusted()
    },
    hasDraft: isTyping,
    report,
  }
}

function isFact(value: unknown): boolean {
  const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value)
  return isPlain || Array.isArray(value)
}
