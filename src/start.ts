/** Puts config, core and face together, in slices with the page's own work between them. */
import type { Config } from './config.ts'
import type { Purpose } from './contract/scalars.ts'
import { createCore, type Core } from './core/create-core.ts'
import { captureEnvironment } from './core/environment.ts'
import { showFace, type Face } from './face.ts'
import { yieldToPage } from './host/idle.ts'
import { watchPage } from './host/page.ts'
import { chooseLocale } from './i18n/index.ts'
import type { InitOptions } from './init.ts'
import type { Running } from './instance.ts'
import type { InstanceEmitter } from './instance-events.ts'
import { merge, readConfig } from './read-config.ts'
import { createTextSource } from './text-source.ts'

export async function start(
  options: InitOptions,
  events: InstanceEmitter,
  report: (error: unknown) => void,
): Promise<Running> {
  const { widgets, identify, loadTexts, ...raw } = options
  let page = await readConfig(raw, report)
  const texts = createTextSource(loadTexts, report)
  let face: Face | undefined
  const localeOfPage = (): string => chooseLocale(wantedLocales(page)).tag
  await yieldToPage()

  const environment = captureEnvironment()
  // The first look into localStorage waits for the disk: 16 ms of a slow phone, in a task of its own.
  void environment.localStorage?.length
  await yieldToPage()

  const core = createCore({
    shop: page.shop,
    endpoint: page.endpoint,
    consentMode: page.consent,
    version: __VERSION__,
    locale: () => face?.locale.tag ?? localeOfPage(),
    environment,
    gpc: Reflect.get(navigator, 'globalPrivacyControl') === true,
    checkProps: async (name, props) =>
      (await import('./catalogue.ts')).checkEvent(name, props, widgets),
    onTrack: (name, props) => events.emit('track', { name, props }),
    report,
  })
  await yieldToPage()

  const viewed = core.viewPage(location.href, document.referrer, document.title)
  await yieldToPage()

  void core.identity.identify(identify)
  texts.prefetch(chooseLocale(wantedLocales(page)).language)
  const [shop] = await Promise.all([core.readShop(), core.news.load()])

  let changing = Promise.resolve()
  /** One after the other: two faces at once would be two launchers. */
  function refresh(): Promise<void> {
    const before = changing.catch(() => undefined)
    changing = before.then(async () => {
      face = await showFace({
        core,
        config: merge(shop ?? {}, page),
        wanted: wantedLocales(page),
        shop,
        widgets,
        texts,
        events,
        report,
        onLanguage,
        leaveRoom: () => face?.remove(),
      })
    })
    return changing
  }
  function onLanguage(): void {
    if (!page.locale && face?.locale.tag !== localeOfPage()) refresh().catch(report)
  }
  await refresh()

  const stopWatching = watchPage({
    onLeave: core.leave,
    onBack: core.back,
    onOnline: core.outbox.online,
    onKey: core.visits.active,
    onClick(event) {
      void core.visits.active()
      face?.host.onClick(event)
    },
    onNavigate: (url) => void core.viewPage(url.href, '', document.title),
  })
  const stopTelling = tellPage(core, events)
  await viewed

  return {
    track: (name, props) => core.track(name, props, { check: true }),
    open: async (widget) => face?.host.open(widget),
    close: () => face?.host.close(),
    identify: (who) => core.identity.identify(who),
    async configure(changes) {
      const { shop: key, endpoint } = page
      const checked: Config = await readConfig({ ...changes, shop: key, endpoint }, report)
      const known = Object.entries(checked).filter(([name]) => Object.hasOwn(changes, name))
      const locale = 'locale' in changes ? checked.locale : page.locale
      page = { ...merge(page, Object.fromEntries(known)), locale }
      await refresh()
    },
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
      await changing.catch(() => undefined) // Reported to whoever asked for the change.
      face?.remove()
      await core.close()
      events.emit('destroy', undefined)
    },
  }
}

function wantedLocales({ locale }: Config): readonly (string | undefined)[] {
  return [locale, document.documentElement.lang, ...navigator.languages]
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
  const stops = [
    core.identity.member.subscribe(({ status, name }) => events.emit('member', { status, name })),
    core.consent.onChange(() => events.emit('consent', { granted: core.consent.granted() })),
    core.news.counts.subscribe((counts) => events.emit('news', { counts })),
  ]
  return () => stops.forEach((stop) => stop())
}
