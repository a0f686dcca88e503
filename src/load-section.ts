/** Brings a widget's parts together when they are first shown: its code, its texts, its model with a context of its own. */
import { once } from './core/once.ts'
import { importAgain } from './host/import-again.ts'
import { noteOrder } from './host/prompts/order.ts'
import type { Section, SectionParts } from './host/section.ts'
import { createFormat, createTranslate } from './i18n/index.ts'
import type { SectionOptions } from './sections.ts'
import type { Parts, Widget, WidgetModel } from './widget.ts'
import { createContext } from './widget-context.ts'

export type OpenSection = Omit<Section, 'name' | 'wakes'>

/** A widget whose parts can be asked for. */
export interface OpenWidget extends Pick<Widget, 'name' | 'options'> {
  readonly parts: Parts
}

export function openSection(widget: OpenWidget, options: SectionOptions): OpenSection {
  const { parts } = widget
  const disposals: (() => void)[] = []
  let isDisposed = false
  let made: WidgetModel | undefined

  const loadShared = once(async (): Promise<SectionParts> => {
    const [{ createModel }, { messages }] = await Promise.all([
      importAgain(parts.model),
      importAgain(parts.messages),
    ])
    if (isDisposed) throw new DOMException('The instance was destroyed.', 'AbortError')
    const texts = options.texts?.[widget.name]
    // No words in this language: then no dates of it in English sentences either.
    const locale = texts || /^en\b/.test(options.locale) ? options.locale : 'en'
    const { context, stop } = createContext({ ...options, widget, locale, loadPrompt })
    const model = createModel(context)
    made = model
    disposals.push(() => model.dispose(), stop)
    const t = createTranslate(messages.en, texts, options.locale)
    // A number for the compiler, which cannot know that a title counts nothing.
    const title = t('title', { count: 1 })
    return { title, model, t, format: createFormat(locale) }
  })

  const loadPrompt = once(async () => {
    if (!parts.prompt)
      throw new Error(`Widget "${widget.name}" proposes, and has no prompt; see defineWidget.`)
    const [loaded, prompt] = await Promise.all([loadShared(), importAgain(parts.prompt)])
    return { ...loaded, ...prompt }
  })

  return {
    load: once(async () => {
      const [loaded, { View, styles }] = await Promise.all([loadShared(), importAgain(parts.view)])
      return { ...loaded, View, styles }
    }),
    loadSummary: once(async () => {
      const [loaded, summary] = await Promise.all([
        loadShared(),
        parts.summary && importAgain(parts.summary),
      ])
      return { ...loaded, ...summary }
    }),
    async wake(moment) {
      if (moment.kind === 'event' && moment.name === 'order.placed') noteOrder()
      const { model } = await loadShared()
      model.wake?.(moment)
    },
    async prepare(occasion, level) {
      const { model } = await loadShared()
      return (await model.prepare?.(occasion, level)) === true
    },
    drop(campaignId) {
      if (made) made.drop?.(campaignId)
    },
    loadPrompt,
    dispose() {
      isDisposed = true
      for (const undo of disposals.splice(0)) undo()
    },
  }
}
