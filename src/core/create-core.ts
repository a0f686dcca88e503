/** Puts the parts of core together. They are made at once, because tracking cannot wait; zod and ky load when first needed. */
import type { Shop } from '../contract/shop.ts'
import type { Call } from './call.ts'
import type { ConsentMode } from './consent-rules.ts'
import { type Consent, createConsent } from './consent.ts'
import { createDatabase } from './database.ts'
import { createTraffic } from './database/traffic.ts'
import type { Environment } from './environment.ts'
import type { Guest } from './guest.ts'
import { createIdSource, type CreateId } from './id.ts'
import { createIdentity, type Identity } from './identity.ts'
import { createLazyCart, type LazyCart } from './lazy-cart.ts'
import { createLazyLive, type LazyLive } from './lazy-live.ts'
import { createMirror } from './mirror.ts'
import { createNews, type News } from './news.ts'
import { once } from './once.ts'
import {
  createOutbox,
  type EventDraft,
  type Outbox,
  type OutboxOptions,
  type QueuedEvent,
} from './outbox/index.ts'
import { createPersonalData, type PersonalData } from './personal-data.ts'
import { createShopConfig } from './shop-config.ts'
import { createStore, type Store } from './store.ts'
import { createTabs, type Tabs } from './tabs.ts'
import { sanitisePath } from './touch.ts'
import type { Transport } from './transport.ts'
import { createVisits, type Visits } from './visits.ts'

export interface CoreOptions {
  readonly shop: string
  readonly endpoint: string
  readonly consentMode: ConsentMode
  readonly environment: Environment
  /** `navigator.globalPrivacyControl` of the page. */
  readonly gpc: boolean
  readonly version: string
  /** BCP 47 tag the shopper reads. */
  readonly locale: () => string
  readonly checkProps: (name: string, props: unknown) => Promise<string | undefined>
  /** Told of what the shopper has agreed to have counted. */
  /** Told of everything that happens, counted or not; nothing of it may be kept. */
  onEvent?(name: string, props: Readonly<Record<string, unknown>>): void
  onTrack?(name: string, props: Readonly<Record<string, unknown>>): void
  report(error: unknown): void
}

/** What whoever stands in front of the outbox may use. */
export interface OutboxParts {
  readonly own: Outbox
  /** What was accepted before. */
  readonly early: readonly QueuedEvent[]
  readonly options: OutboxOptions
}

export interface Core {
  readonly consent: Consent
  readonly visits: Visits
  readonly identity: Identity
  readonly cart: LazyCart
  readonly store: Store
  readonly tabs: Tabs
  readonly outbox: Outbox
  /** Said once, when it is known who beside the backend is told of events; without `open` nobody is. */
  extendOutbox(open?: (parts: OutboxParts) => Outbox): void
  readonly live: LazyLive
  readonly news: News
  readonly call: Call
  /** Where the backend's `/v1` lies. */
  readonly endpoint: string
  transport(): Promise<Transport>
  /** Loaded when somebody first asks who speaks to the shop. */
  guest(): Promise<Guest>
  readonly createId: CreateId
  readShop(): Promise<Shop | undefined>
  track(name: string, props: Readonly<Record<string, unknown>>, more?: TrackOptions): void
  viewPage(url: string, referrer: string, title: string): Promise<void>
  readonly personalData: PersonalData
  /** The page is hidden, for a while or for good: what must leave, leaves. */
  hide(): void
  /** For good, or into the back/forward cache. */
  leave(): void
  back(): void
  /** The browser has a network again. */
  online(): void
  close(): Promise<void>
}

export type TrackOptions = Partial<Pick<EventDraft, 'check' | 'critical' | 'purpose'>>

export function createCore(options: CoreOptions): Core {
  const { environment, shop: key, endpoint, report } = options
  const namespace = `regulars:${key}`
  const traffic = createTraffic()
  // A new name with every new shape: an upgrade in place can be blocked by another tab for as long as that lives.
  const open = (name: string) => createDatabase(`${namespace}:${name}-v1`, environment, traffic)
  const database = open('state')
  const databases = [database, open('queue'), open('dead')] as const
  const [, queue, dead] = databases
  const mirror = createMirror(environment.localStorage, namespace)
  const tabs = createTabs(namespace, environment)
  const createId = createIdSource(environment)

  const consent = createConsent({
    environment,
    database,
    mirror,
    tabs,
    mode: options.consentMode,
    gpc: options.gpc,
    report,
  })
  const store = createStore(database, { allows: consent.allows, now: environment.now })
  const news = createNews(store)
  const visits = createVisits({ environment, consent, store, mirror, createId, report })

  const call: Call = async (called, callOptions) => (await transport()).call(called, callOptions)
  const identity = createIdentity({
    environment,
    store,
    mirror,
    tabs,
    report,
    guest: () => guest(),
    open: async (proof) =>
      (await import('./open-session.ts')).exchangeProof(proof, {
        call,
        visits,
        locale: options.locale,
      }),
  })
  const transport = once(async () =>
    (await import('./transport.ts')).createTransport({
      endpoint,
      key,
      environment,
      identity,
      guest,
    }),
  )

  const guest = once(async () =>
    (await import('./open-guest.ts')).openGuest({ environment, store, tabs, identity, call }),
  )
  const live = createLazyLive({ endpoint, environment, guest, tabs, report })
  const shopConfig = createShopConfig({ endpoint, key, environment, store, report })
  const outboxOptions: OutboxOptions = {
    url: `${endpoint.replace(/\/+$/, '')}/v1/events`,
    key,
    environment,
    database: queue,
    dead,
    state: database,
    traffic,
    tabs,
    createId,
    granted: consent.granted,
    locale: options.locale,
    sdk: options.version,
    onError: report,
    checkProps: options.checkProps,
  }
  let outbox = createOutbox(outboxOptions)
  let early: QueuedEvent[] | undefined = []

  const cart = createLazyCart({
    store,
    environment,
    report,
    onChange: (summary) => track('cart.changed', summary),
  })

  const personalData = createPersonalData({
    environment,
    store,
    consent,
    visits,
    cart,
    identity,
    guest,
    tabs,
    outbox: () => outbox,
  })

  function hide(): void {
    outbox.leave()
    live.pause()
    tabs.suspend()
  }

  let path = ''
  const track: Core['track'] = (name, props, { purpose = 'analytics', ...more } = {}) => {
    const { memberId } = identity.member.peek()
    const event = outbox.add({ name, props, purpose, path, memberId, ...visits.ids(), ...more })
    if (event) early?.push(event)
    if (consent.allows(purpose)) options.onTrack?.(name, props)
    options.onEvent?.(name, props)
  }

  const stops = [
    // On a shared device, the next shopper is not the one who was here.
    identity.onSignOut(() => Promise.all([cart.forget(), visits.forget(), news.forget()])),
    consent.onChange(async ({ withdrawn, granted, denied, source }) => {
      await Promise.all([
        outbox.withdraw(withdrawn),
        withdrawn.length > 0 && store.wipe({ purposes: withdrawn }),
      ])
      // What waited under an earlier yes may go now.
      if (granted.length > 0) void outbox.flush()
      // The record of a decision, written by the tab in which it was made.
      if (source !== 'elsewhere')
        track(
          'consent.changed',
          { granted, denied, source },
          { purpose: 'functional', critical: true },
        )
    }),
    visits.onStart(({ number, touch }) =>
      track('visit.started', { number, ...(touch && { touch }) }),
    ),
  ]

  return {
    consent,
    visits,
    identity,
    cart,
    store,
    tabs,
    get outbox() {
      return outbox
    },
    extendOutbox(open) {
      if (open && early) outbox = open({ own: outbox, early, options: outboxOptions })
      early = undefined
    },
    live,
    news,
    call,
    endpoint,
    transport,
    guest,
    createId,
    readShop: shopConfig.load,
    track,
    viewPage(url, referrer, title) {
      path = sanitisePath(url)
      const counted = visits.pageViewed(url, referrer)
      // The ids are known in this tick; what all tabs agree on later does not change them for a page that is left at once.
      track('page.viewed', { path, title: title.slice(0, 256) })
      return counted
    },
    personalData,
    hide,
    leave() {
      traffic.leave()
      hide()
    },
    back() {
      traffic.comeBack()
      tabs.resume()
      consent.refresh()
      visits.refresh()
      identity.refresh()
      outbox.back()
      live.resume()
    },
    online() {
      outbox.online()
      live.online()
    },
    async close() {
      early = undefined
      for (const stop of stops) stop()
      live.close()
      await outbox.close()
      personalData.close()
      identity.close()
      visits.close()
      consent.close()
      tabs.close()
      for (const opened of databases) opened.close()
    },
  }
}
