/** Makes a section of the panel out of each widget: loads its parts together and hands its model a context of its own. */
import { createTranslate, type SuppliedTexts } from './i18n/index.ts'
import type { LoadedSection, Section } from './host/section.ts'
import { scopeStore, type Store } from './core/store.ts'
import type { Widget, WidgetContext } from './widget.ts'

export interface SectionOptions {
  readonly widgets: readonly Widget[]
  /** What the shop's config says, by widget name; `false` switches a widget off. */
  readonly shopOptions: Readonly<Record<string, unknown>>
  /** By widget name, in the language chosen; undefined for English. */
  readonly texts: Readonly<Record<string, SuppliedTexts>> | undefined
  readonly locale: string
  /** What every context shares. */
  readonly shared: Omit<WidgetContext, 'options' | 'store'>
  /** Each widget gets a corner of its own. */
  readonly store: Store
}

export function createSections(options: SectionOptions): Section[] {
  return options.widgets
    .filter((widget) => options.shopOptions[widget.name] !== false)
    .map((widget) => createSection(widget, options))
}

function createSection(widget: Widget, options: SectionOptions): Section {
  const { name } = widget
  let loading: Promise<LoadedSection> | undefined
  let loaded: LoadedSection | undefined
  let isDisposed = false

  async function load(): Promise<LoadedSection> {
    const [{ createModel }, { View, styles }, { messages }, { createFormat }] = await Promise.all([
      widget.model(),
      widget.view(),
      widget.messages(),
      import('./i18n/format.ts'),
    ])
    if (isDisposed) throw new DOMException('The instance was destroyed.', 'AbortError')
    const model = createModel({
      ...options.shared,
      options: { ...asObject(options.shopOptions[name]), ...widget.options },
      store: scopeStore(options.store, name),
    })
    const t = createTranslate(messages.en, options.texts?.[name], options.locale)
    loaded = { View, styles, model, t, format: createFormat(options.locale) }
    return loaded
  }

  return {
    name,
    load() {
      loading ??= load().catch((error: unknown) => {
        loading = undefined // A chunk that a dead network refused may be there at the next try.
        throw error
      })
      return loading
    },
    dispose() {
      isDisposed = true
      loaded?.model.dispose()
    },
  }
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
