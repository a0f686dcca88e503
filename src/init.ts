/** Puts config, core, host and widgets together, in slices with the page's own work between them; returns the instance. */
import { readClaim, setClaim } from './claim.ts'
import type { ConfigInput } from './config.ts'
import type { Purpose } from './contract/scalars.ts'
import { createCore, type Core } from './core/create-core.ts'
import { captureEnvironment } from './core/environment.ts'
import { RegularsError } from './core/errors.ts'
import { whenIdleOrHidden, yieldToPage } from './host/idle.ts'
import { mountHost } from './host/mount.ts'
import { watchPage } from './host/page.ts'
import { chooseLocale, type SuppliedTexts } from './i18n/index.ts'
import { createInstance, type Identify, type Regulars, type Running } from './instance.ts'
import { createInstanceEvents, type InstanceEmitter } from './instance-events.ts'
import { logError } from './log.ts'
import { overlay, readConfig } from './read-config.ts'
import { createSections } from './sections.ts'
import type { Widget } from './widget.ts'

export interface InitOptions extends Partial<ConfigInput> {
  readonly widgets: readonly Widget[]
  /** Who is signed in: a proof made by the shop's server, or a function that fetches one. */
  readonly identify?: Identify | undefined
  /** Texts of a language by widget name, as in `regulars/locales/ro.json`; English needs none. */
  readonly loadTexts?: (language: string) => Promise<unknown>
}

/**
 * Starts Regulars in this page and returns at once; `ready` tells when everything is in place.
 * @throws RegularsError `no_page` when there is no document, as while rendering on a server
 * @example const regulars = init({ shop: 'pk_demo', endpoint: 'https://api.example.com', widgets: [loyalty()] })
 */
export function init(options: InitOptions): Regulars {
  if (typeof document === 'undefined') throw new RegularsError('no_page')
  const first = readClaim()
  if (first) {
    logError(new RegularsError('runs_already', first.version))
    return first.instance()
  }
  const regulars = createRegulars(options, whenIdleOrHidden())
  setClaim({ version: __VERSION__, instance: () => regulars })
  regulars.on('destroy', () => setClaim(undefined))
  return regulars
}

/** Without the question whether another instance runs: the tag has asked it already, and waited for its turn. */
export function createRegulars(
  options: InitOptions,
  turn: Promise<void> = Promise.resolve(),
): Regulars {
  const events = createInstanceEvents()
  const report = (error: unknown): void => {
    logError(error)
    events.emit('error', error instanceof Error ? error : new Error(String(error)))
  }
  const running = turn.then(() => start(options, events, report))
  running.then(() => events.emit('ready', { version: __VERSION__ }), report)
  return createInstance(
    { version: __VERSION__, running, on: events.on, warn: logError },
    (name, known) => new RegularsError('unknown_command', name, known),
  )
}

async function start(
  options: InitOptions,
  events: InstanceEmitter,
  report: (error: unknown) => void,
): Promise<Running> {
  const { widgets, identify, loadTexts, ...raw } = options
  const pageConfig = await readConfig(raw, report)
  await yieldToPage()

  const locale = chooseLocale([
    pageConfig.locale,
    document.documentElement.lang,
    ...navigator.languages,
  ])
  const core = createCore({
    shop: pageConfig.shop,
    endpoint: pageConfig.endpoint,
    consentMode: pageConfig.consent,
    version: __VERSION__,
    locale: locale.tag,
    environment: captureEnvironment(),
    gpc: Reflect.get(navigator, 'globalPrivacyControl') === true,
    checkProps: async (name, props) =>
      (await import('./catalogue.ts')).checkEvent(name, props, widgets),
    report,
  })
  const viewed = core.viewPage(location.href, document.referrer, document.title)
  void core.identity.identify(identify)
  await yieldToPage()

  const [shop, texts] = await Promise.all([
    core.readShop(),
    locale.language === 'en' ? undefined : readTexts(loadTexts, locale.language, report),
    core.news.load(),
  ])
  const config = overlay(pageConfig, shop)
  const sections = createSections({
    widgets,
    shopOptions: shop?.widgets ?? {},
    texts,
    locale: locale.tag,
    store: core.store,
    member: core.identity.member,
    shared: {
      call: core.call,
      track: (name, props) => core.track(name, props),
      onChange: core.live.listen,
      report,
    },
    setNews: core.news.set,
  })
  await yieldToPage()

  const host = mountHost({
    shopName: shop?.name,
    locale,
    theme: config.theme,
    launcher: config.launcher,
    sections,
    member: core.identity.member,
    news: core.news.counts,
    texts: texts?.['ui'],
    onOpen(widget, by) {
      core.track('widget.opened', { widget, by })
      events.emit('open', { widget })
    },
    onClose(widget) {
      core.track('widget.closed', { widget })
      events.emit('close', { widget })
    },
    report,
  })
  const stopWatching = watchPage({
    onLeave: core.leave,
    onBack: core.back,
    onOnline: core.outbox.online,
    onKey: core.visits.active,
    onClick(event) {
      void core.visits.active()
      host.onClick(event)
    },
    onNavigate: (url) => void core.viewPage(url.href, '', document.title),
  })
  const stopTelling = tellPage(core, events)
  await viewed

  return {
    track: (name, props) => core.track(name, props, { check: true }),
    open: (widget) => host.open(widget),
    close: host.close,
    identify: (who) => core.identity.identify(who),
    setConsent: (purposes) => core.consent.set(purposes),
    consent: () => readConsent(core),
    setCart: (cart) => void core.cart.set(cart).catch(report),
    cart: core.cart.get,
    stats: core.outbox.stats,
    health: core.outbox.health,
    exportData: core.personalData.export,
    forgetData: core.personalData.forget,
    async destroy() {
      stopTelling()
      stopWatching()
      host.destroy()
      for (const section of sections) section.dispose()
      await core.close()
      events.emit('destroy', undefined)
    },
  }
}

type TextsByWidget = Readonly<Record<string, SuppliedTexts>>

/** English is better than nothing: a language file that cannot be had stops nobody. */
async function readTexts(
  loadTexts: InitOptions['loadTexts'],
  language: string,
  report: (error: unknown) => void,
): Promise<TextsByWidget | undefined> {
  try {
    const texts = await loadTexts?.(language)
    // Safe: translate looks each text up by key and shows English for whatever is not a text.
    return typeof texts === 'object' && texts !== null ? (texts as TextsByWidget) : undefined
  } catch (error) {
    report(error)
    return undefined
  }
}

function readConsent({ consent }: Core): Readonly<Record<Purpose, string>> {
  const { functional, analytics, marketing, personalisation } = consent.state.peek()
  return {
    functional: functional.status,
    analytics: analytics.status,
    marketing: marketing.status,
    personalisation: personalisation.status,
  }
}

/** What a page may listen to with `on`. */
function tellPage(core: Core, events: InstanceEmitter): () => void {
  const stopMember = core.identity.member.subscribe(({ status, name }) =>
    events.emit('member', { status, name }),
  )
  const stopConsent = core.consent.onChange(() =>
    events.emit('consent', { granted: core.consent.granted() }),
  )
  return () => {
    stopMember()
    stopConsent()
  }
}
