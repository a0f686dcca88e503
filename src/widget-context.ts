/** What a widget's model may use of core and page. Loaded with the first widget that is shown or woken. */
import { signal } from '@preact/signals-core'
import { listenOnLoad } from './core/listen-on-load.ts'
import { once } from './core/once.ts'
import { scopeStore, type Store } from './core/store.ts'
import type { Tabs } from './core/tabs.ts'
import { AWAKE } from './faces.ts'
import { followAsSignal, type Followed } from './host/follow-as-signal.ts'
import { importAgain } from './host/import-again.ts'
import { plainAddress } from './host/plain-address.ts'
import { setBusy } from './host/prompts/busy.ts'
import type { Speaker } from './host/prompts/create-prompts.ts'
import type { SectionOptions } from './sections.ts'
import type { Cart, Widget, WidgetContext, WidgetTabs } from './widget.ts'

export interface ContextOptions extends SectionOptions {
  readonly widget: Pick<Widget, 'name' | 'options'>
  /** Of the words that the shopper reads. */
  readonly locale: string
  readonly loadPrompt: Speaker['loadPrompt']
}

export interface MadeContext {
  readonly context: WidgetContext
  stop(): void
}

export function createContext(options: ContextOptions): MadeContext {
  const { core, widget, locale, applyCode, replaceCart, events, report } = options
  const { name } = widget
  const member = followAsSignal(core.identity.member)
  const cart = followCart(options)
  const speech = createSpeech(options)
  return {
    context: {
      options: { ...asObject(options.shopOptions[name]), ...widget.options },
      member: member.signal,
      cart: cart.signal,
      call: core.call,
      upload: async (endpoint, file) => (await core.transport()).upload(endpoint, file),
      urlOf: (path) => (path.startsWith('/') ? core.endpoint.replace(/\/+$/, '') + path : path),
      store: scopeStore(core.store, name),
      campaignStore: scopeStore(core.store, 'campaigns'),
      locale,
      createId: core.createId,
      page: () => ({ url: plainAddress(location.href), title: document.title.slice(0, 300) }),
      granted: () => core.consent.granted(),
      async shopper() {
        const guest = await core.guest()
        await guest.ready
        return guest.who.peek()
      },
      tabs: tabsOf(core.tabs, name),
      stayAwake: (isAwake) => void stayAwake(core.store, name, isAwake),
      onLive: (listener) => listenOnLoad(core.live, (live) => live.watch(listener), report),
      visitorId: () => core.visits.ids().visitorId,
      track: (event, props) => core.track(event, props),
      onChange: (type, listener) =>
        listenOnLoad(core.live, (live) => live.listen(type, listener), report),
      setNews: (count) => core.news.set(name, count),
      applyCode,
      replaceCart,
      has: options.isMounted,
      async open(widget = name) {
        if (!options.isMounted(widget)) return false
        await (await options.host())?.open(widget)
        return true
      },
      know(facts) {
        importAgain(() => import('./told-of.ts'))
          .then(({ toldOf }) => toldOf(core, report).know(name, facts))
          .catch(report)
      },
      setBusy: (isBusy) => setBusy(widget, isBusy),
      propose: speech.propose,
      withdraw: speech.withdraw,
      announce: (what, detail) => events.announce(`${name}-${what}`, detail),
      cleanAddress(parameter) {
        importAgain(() => import('./host/clean-address.ts'))
          .then(({ cleanAddress }) => cleanAddress(parameter))
          // A browser that has seen too many writes to the address refuses more: the parameter stays.
          .catch(report)
      },
      report,
    },
    stop() {
      member.stop()
      cart.stop()
      speech.stop()
      setBusy(widget, false)
    },
  }
}

function tabsOf(tabs: Tabs, scope: string): WidgetTabs {
  const name = (topic: string) => `${scope}.${topic}`
  return {
    post: (topic, message) => tabs.post(name(topic), message),
    listen: (topic, listener) => tabs.listen(name(topic), listener),
    exclusive: (lock, run, how) => tabs.exclusive(name(lock), run, how),
  }
}

function stayAwake(store: Store, name: string, isAwake: boolean): Promise<unknown> {
  const change = (value: unknown): unknown => {
    const others = Array.isArray(value) ? value.filter((other) => other !== name) : []
    return isAwake ? [...others, name] : others.length > 0 ? others : undefined
  }
  return store.update(AWAKE, change, { purpose: 'functional', ofCustomer: true })
}

/** What it says unasked, in the order in which it is said. */
function createSpeech(
  options: ContextOptions,
): Pick<WidgetContext, 'propose' | 'withdraw'> & { stop(): void } {
  const { widget, core, events, host, loadPrompt, report } = options
  let isUsed = false
  let isStopped = false
  const speaker = once(async () => {
    const { speakerOf } = await importAgain(() => import('./speaker.ts'))
    return speakerOf({ host: await host(), core, events, report })
  })
  return {
    async propose(proposal) {
      isUsed = true
      const mine = await speaker()
      return isStopped ? undefined : mine?.propose({ name: widget.name, loadPrompt }, proposal)
    },
    withdraw(id) {
      if (isUsed) speaker().then((it) => it?.withdraw(widget.name, id), report)
    },
    stop() {
      isStopped = true
      if (isUsed) speaker().then((it) => it?.leave(widget.name), report)
    },
  }
}

/** The code that reads carts comes a little later than the model that wants one. */
function followCart({ core, report }: ContextOptions): Followed<Cart | null> {
  const followed = signal<Cart | null>(null)
  let stop = (): void => undefined
  let isStopped = false
  core.cart.follow().then((cell) => {
    if (!isStopped) stop = cell.subscribe((now) => (followed.value = now))
  }, report)
  return {
    signal: followed,
    stop() {
      isStopped = true
      stop()
    },
  }
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
