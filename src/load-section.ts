/** Brings a widget's parts together when it is first shown: its code, its texts, its model with a context of its own. */
import { scopeStore } from './core/store.ts'
import { followAsSignal } from './host/follow-as-signal.ts'
import type { LoadedSection } from './host/section.ts'
import { createFormat, createTranslate } from './i18n/index.ts'
import type { SectionOptions } from './sections.ts'
import type { Widget } from './widget.ts'

export async function loadSection(widget: Widget, options: SectionOptions): Promise<LoadedSection> {
  const { name } = widget
  const [{ createModel }, { View, styles }, { messages }] = await Promise.all([
    widget.model(),
    widget.view(),
    widget.messages(),
  ])
  const member = followAsSignal(options.member)
  const model = createModel({
    ...options.shared,
    member: member.signal,
    options: { ...asObject(options.shopOptions[name]), ...widget.options },
    store: scopeStore(options.store, name),
    setNews: (count) => options.setNews(name, count),
  })
  const t = createTranslate(messages.en, options.texts?.[name], options.locale)
  const dispose = (): void => {
    model.dispose()
    member.stop()
  }
  return { View, styles, model, dispose, t, format: createFormat(options.locale) }
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
