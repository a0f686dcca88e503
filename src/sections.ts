/** Makes a section of the panel out of each widget: loads its parts together and hands its model a context of its own. */
import type { SuppliedTexts } from './i18n/index.ts'
import type { LoadedSection, Section } from './host/section.ts'
import type { ReadonlyCell } from './core/cell.ts'
import { once } from './core/once.ts'
import type { Store } from './core/store.ts'
import type { Member, Widget, WidgetContext } from './widget.ts'

export interface SectionOptions {
  readonly widgets: readonly Widget[]
  /** What the shop's config says, by widget name; `false` switches a widget off. */
  readonly shopOptions: Readonly<Record<string, unknown>>
  /** By widget name, in the language chosen; undefined for English. */
  readonly texts: Readonly<Record<string, SuppliedTexts>> | undefined
  readonly locale: string
  /** What every context shares. */
  readonly shared: Omit<WidgetContext, 'options' | 'store' | 'member' | 'setNews'>
  readonly member: ReadonlyCell<Member>
  setNews(widget: string, count: number): void
  /** Each widget gets a corner of its own. */
  readonly store: Store
}

export function createSections(options: SectionOptions): Section[] {
  return options.widgets
    .filter((widget) => options.shopOptions[widget.name] !== false)
    .map((widget) => createSection(widget, options))
}

function createSection(widget: Widget, options: SectionOptions): Section {
  let loaded: LoadedSection | undefined
  let isDisposed = false

  const load = once(async () => {
    const { loadSection } = await import('./load-section.ts')
    const section = await loadSection(widget, options)
    loaded = section
    if (!isDisposed) return section
    section.dispose()
    throw new DOMException('The instance was destroyed.', 'AbortError')
  })

  return {
    name: widget.name,
    load,
    dispose() {
      if (isDisposed) return
      isDisposed = true
      loaded?.dispose()
    },
  }
}
