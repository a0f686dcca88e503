/** What a widget's model may use of core and page. Loaded with the first widget that is shown or woken. */
import { signal } from '@preact/signals-core'
import { once } from './core/once.ts'
import { scopeStore } from './core/store.ts'
import { followAsSignal, type Followed } from './host/follow-as-signal.ts'
import { importAgain } from './host/import-again.ts'
import type { Speaker } from './host/prompts/create-prompts.ts'
import type { SectionOptions } from './sections.ts'
import type { Cart, Widget, WidgetContext } from './widget.ts'

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
      store: scopeStore(core.store, name),
      campaignStore: scopeStore(core.store, 'campaigns'),
      locale,
      visitorId: () => core.visits.ids().visitorId,
      track: (event, props) => core.track(event, props),
      onChange: core.live.listen,
      setNews: (count) => core.news.set(name, count),
      applyCode,
      replaceCart,
      has: options.isMounted,
      async open(widget = name) {
        if (!options.isMounted(widget)) return false
        await (await options.host())?.open(widget)
        return true
      },
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
    },
  }
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
