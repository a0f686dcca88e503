/** Puts settings, core and face together, in slices with the page's own work between them. */
import type { Purpose } from './contract/scalars.ts'
import { createCore, type Core } from './core/create-core.ts'
import { captureEnvironment, type Environment } from './core/environment.ts'
import { createEngineDoor, type EngineDoor } from './engine-door.ts'
import { createFaces, type Faces } from './faces.ts'
import { whenIdleOrHidden, yieldToPage } from './host/idle.ts'
import { watchPage } from './host/page.ts'
import type { InitOptions } from './init.ts'
import type { PageHands, Running } from './instance.ts'
import type { InstanceEmitter } from './instance-events.ts'
import { readConfig } from './read-config.ts'
import { createSettings, type Settings } from './settings.ts'
import { createTextSource } from './text-source.ts'
import { eraseTab } from './ui/tab-storage.ts'
import type { Widget } from './widget.ts'

export async function start(
  options: InitOptions,
  events: InstanceEmitter,
  report: (error: unknown) => void,
): Promise<Running> {
  const { widgets, identify, loadTexts, applyCode, replaceCart, campaigns, destinations, ...raw } =
    options
  const hands: PageHands = { applyCode, replaceCart }
  const settings = createSettings(await readConfig(raw, report), report)
  const texts = createTextSource(loadTexts, report)
  await yieldToPage()

  const environment = captureEnvironment()
  // The first look into localStorage waits for the disk: 16 ms of a slow phone, in a task of its own.
  void environment.localStorage?.length
  await yieldToPage()

  let listening: Faces | undefined
  const engine = createEngineDoor(() => ({
    core,
    key: settings.config().shop,
    shop,
    own: campaigns,
    isTesting: widgets.some(({ options: { isTesting } }) => isTesting),
    locale: () => settings.locale().tag,
    host: faces.host,
    sections: faces.sections,
    events,
    report,
  }))
  const core = createCoreOfPage({
    environment,
    settings,
    widgets,
    events,
    onEvent(name, props) {
      listening?.wake({ kind: 'event', name, props })
      engine.onEvent(name, props)
    },
    report,
  })
  await yieldToPage()

  const viewed = core.viewPage(location.href, document.referrer, document.title)
  await yieldToPage()

  void core.identity.identify(identify)
  texts.prefetch(settings.locale().language)
  const [shop] = await Promise.all([core.readShop(), core.news.load()])
  settings.setShop(shop)
  const byHand =
    <T>(find: () => ((what: T) => unknown) | undefined) =>
    async (what: T): Promise<boolean> => {
      try {
        return (await find()?.(what)) === true
      } catch (error) {
        report(error)
        return false
      }
    }
  const faces = createFaces({
    core,
    settings,
    onFace: () => engine.current()?.faceChanged(),
    shop,
    widgets,
    texts,
    applyCode: byHand(() => hands.applyCode),
    replaceCart: byHand(() => hands.replaceCart),
    events,
    report,
  })
  await faces.renew()
  listening = faces

  const stops = [...listenToPage(core, faces, engine), ...tellPage(core, events)]
  await viewed
  const isWanted = shop?.campaigns || location.search.includes('regulars-preview')
  if (campaigns || (isWanted && widgets.some(({ wakes }) => wakes?.campaigns)))
    whenIdleOrHidden().then(engine.load).catch(report)

  const others = [...(destinations ?? []), ...(shop?.destinations ?? [])]
  if (others.length)
    import('./destinations/add.ts')
      .then(({ addDestinations }) => addDestinations(core, others, report))
      .catch(report)
  else core.extendOutbox()

  return {
    ...answerCalls(core, report),
    open: async (widget) => faces.host()?.open(widget),
    close: () => faces.host()?.close(),
    explain: async (id) => (await engine.load()).explain(id),
    setProps: async (values, more) => (await engine.load()).setProps(values, more),
    lend: (more) => void Object.assign(hands, more),
    async configure(changes) {
      await settings.change(changes)
      await faces.renew()
    },
    async forgetData() {
      await Promise.all([forgetTab(), core.personalData.forget()])
    },
    async destroy() {
      for (const stop of stops) stop()
      engine.close()
      await faces.remove()
      await Promise.all([forgetTab(), core.close()])
      events.emit('destroy', undefined)
    },
  }
}

interface CoreParts {
  readonly environment: Environment
  readonly settings: Settings
  readonly widgets: readonly Widget[]
  readonly events: InstanceEmitter
  onEvent(name: string, props: Readonly<Record<string, unknown>>): void
  report(error: unknown): void
}

function createCoreOfPage({ settings, widgets, events, ...parts }: CoreParts): Core {
  const { shop, endpoint, consent } = settings.config()
  return createCore({
    shop,
    endpoint,
    consentMode: consent,
    version: __VERSION__,
    locale: () => settings.locale().tag,
    ...parts,
    gpc: Reflect.get(navigator, 'globalPrivacyControl') === true,
    checkProps: async (name, props) =>
      (await import('./catalogue.ts')).checkEvent(name, props, widgets),
    onTrack: (name, props) => events.emit('track', { name, props }),
  })
}

/** Returns the ways to stop. */
function listenToPage(core: Core, faces: Faces, engine: EngineDoor): (() => void)[] {
  const stopWatching = watchPage({
    onHidden: core.hide,
    onLeave: core.leave,
    onBack: core.back,
    onOnline: core.online,
    onKey() {
      void core.visits.active()
      faces.host()?.onKey()
    },
    onClick(event) {
      void core.visits.active()
      faces.host()?.onClick(event)
    },
    onNavigate(url) {
      faces.host()?.onNavigate(url)
      faces.wake({ kind: 'address', url })
      void core.viewPage(url.href, '', document.title)
      engine.current()?.onNavigate(url)
    },
  })
  return [stopWatching, core.identity.onSignOut(forgetTab)]
}

/** What needs no face. */
function answerCalls(
  core: Core,
  report: (error: unknown) => void,
): Omit<
  Running,
  'open' | 'close' | 'explain' | 'setProps' | 'lend' | 'configure' | 'forgetData' | 'destroy'
> {
  return {
    track: (name, props) => core.track(name, props, { check: true }),
    identify: (who) => core.identity.identify(who),
    setConsent: (purposes) => core.consent.set(purposes),
    consent: () => readConsent(core),
    setCart: (cart) => void core.cart.set(cart).catch(report),
    cart: core.cart.get,
    stats: () => core.outbox.stats(),
    health: async () => (await import('./core/outbox/health.ts')).readHealth(core.outbox.signs()),
    exportData: core.personalData.export,
  }
}

/** Whether the panel was open, and what was typed in this tab. */
async function forgetTab(): Promise<void> {
  eraseTab()
  // Fields on the screen are emptied by their own code, which is there when they are.
  const { forgetTab: forgetFields } = await import('./ui/tab-memory.ts')
  forgetFields()
}

function readConsent({ consent }: Core): Readonly<Record<Purpose, string>> {
  const statuses = Object.entries(consent.state.peek()).map(([purpose, { status }]) => [
    purpose,
    status,
  ])
  // Safe: the state has an entry for each purpose.
  return Object.fromEntries(statuses) as Record<Purpose, string>
}

/** What a page may listen to with `on`. */
function tellPage(core: Core, events: InstanceEmitter): (() => void)[] {
  return [
    core.identity.member.subscribe(({ status, name }) => events.emit('member', { status, name })),
    core.consent.onChange(() => events.emit('consent', { granted: core.consent.granted() })),
    core.news.counts.subscribe((counts) => events.emit('news', { counts })),
  ]
}
