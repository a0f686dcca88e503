/** Brings a widget's parts together when they are first shown: its code, its texts, its model with a context of its own. */
import { once } from './core/once.ts'
import { scopeStore } from './core/store.ts'
import { followAsSignal } from './host/follow-as-signal.ts'
import { importAgain } from './host/import-again.ts'
import type { Section, SectionParts } from './host/section.ts'
import { createFormat, createTranslate } from './i18n/index.ts'
import type { SectionOptions } from './sections.ts'
import type { Widget, WidgetContext } from './widget.ts'

export type OpenSection = Omit<Section, 'name'>

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
    const model = createModel(createContext(member.signal))
    disposals.push(() => model.dispose(), member.stop)
    const t = createTranslate(messages.en, options.texts?.[widget.name], options.locale)
    // A number for the compiler, which cannot know that a title counts nothing.
    const title = t('title', { count: 1 })
    return { title, model, t, format: createFormat(options.locale) }
  })

  function createContext(member: WidgetContext['member']): WidgetContext {
    const { name } = widget
    return {
      ...options.shared,
      member,
      options: { ...asObject(options.shopOptions[name]), ...widget.options },
      store: scopeStore(options.store, name),
      setNews: (count) => options.setNews(name, count),
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
    dispose() {
      isDisposed = true
      for (const undo of disposals.splice(0)) undo()
    },
  }
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
