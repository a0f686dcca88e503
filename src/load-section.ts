/** Brings a widget's parts together when they are first shown: its code, its texts, its model with a context of its own. */
import { signal } from '@preact/signals-core'
import { once } from './core/once.ts'
import { scopeStore } from './core/store.ts'
import { followAsSignal, type Followed } from './host/follow-as-signal.ts'
import { importAgain } from './host/import-again.ts'
import type { Section, SectionParts } from './host/section.ts'
import { createFormat, createTranslate } from './i18n/index.ts'
import type { SectionOptions } from './sections.ts'
import type { Cart, Widget, WidgetContext } from './widget.ts'

export type OpenSection = Omit<Section, 'name' | 'wakes'>

export function openSection(widget: Widget, options: SectionOptions): OpenSection {
  const disposals: (() => void)[] = []
  let isDisposed = false

  const loadParts = once(async (): Promise<SectionParts> => {
    const [{ createModel }, { messages }] = await Promise.all([
      importAgain(widget.model),
      importAgain(widget.messages),
    ])
    if (isDisposed) throw new DOMException('The instance was destroyed.', 'AbortError')
    const member = followAsSignal(options.member)
    const cart = followCart(options)
    const model = createModel(createContext(member.signal, cart.signal))
    disposals.push(() => model.dispose(), member.stop, cart.stop)
    const texts = options.texts?.[widget.name]
    // No words in this language: then no dates of it in English sentences either.
    const locale = texts || /^en\b/.test(options.locale) ? options.locale : 'en'
    const t = createTranslate(messages.en, texts, options.locale)
    // A number for the compiler, which cannot know that a title counts nothing.
    const title = t('title', { count: 1 })
    return { title, model, t, format: createFormat(locale) }
  })

  function createContext(
    member: WidgetContext['member'],
    cart: WidgetContext['cart'],
  ): WidgetContext {
    const { name } = widget
    return {
      ...options.shared,
      member,
      cart,
      options: { ...asObject(options.shopOptions[name]), ...widget.options },
      store: scopeStore(options.store, name),
      locale: options.locale,
      setNews: (count) => options.setNews(name, count),
      open: () => options.open(name),
      propose: (proposal) => options.propose(name, proposal),
      withdraw: (proposalId) => options.withdraw(name, proposalId),
      announce: (what, detail) => options.announce(name, what, detail),
    }
  }

  return {
    load: once(async () => {
      const [parts, { View, styles }] = await Promise.all([loadParts(), importAgain(widget.view)])
      return { ...parts, View, styles }
    }),
    loadSummary: once(async () => {
      const [parts, summary] = await Promise.all([
        loadParts(),
        widget.summary && importAgain(widget.summary),
      ])
      return { ...parts, ...summary }
    }),
    loadPrompt: once(async () => {
      if (!widget.prompt) throw new Error(`${widget.name} proposes, and has no prompt.`)
      const [parts, prompt] = await Promise.all([loadParts(), importAgain(widget.prompt)])
      return { ...parts, ...prompt }
    }),
    wake: async (moment) => (await loadParts()).model.wake?.(moment),
    dispose() {
      isDisposed = true
      for (const undo of disposals.splice(0)) undo()
    },
  }
}

/** The code that reads carts comes a little later than the model that wants one. */
function followCart({ cart, shared }: SectionOptions): Followed<Cart | null> {
  const followed = signal<Cart | null>(null)
  let stop = (): void => undefined
  let isStopped = false
  cart().then((cell) => {
    if (!isStopped) stop = cell.subscribe((now) => (followed.value = now))
  }, shared.report)
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
