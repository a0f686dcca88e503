/** Makes a section of the panel out of each widget; how its parts are brought together is loaded with the first of them. */
import { once } from './core/once.ts'
import type { ReadonlyCell } from './core/cell.ts'
import type { Store } from './core/store.ts'
import { importAgain } from './host/import-again.ts'
import type { Section } from './host/section.ts'
import type { SuppliedTexts } from './i18n/index.ts'
import type { OpenSection } from './load-section.ts'
import type { Cart, Member, Widget, WidgetContext } from './widget.ts'

export interface SectionOptions {
  readonly widgets: readonly Widget[]
  /** What the shop's config says, by widget name; `false` switches a widget off. */
  readonly shopOptions: Readonly<Record<string, unknown>>
  /** By widget name, in the language chosen; undefined for English. */
  readonly texts: Readonly<Record<string, SuppliedTexts>> | undefined
  readonly locale: string
  /** What every context shares. */
  readonly shared: Omit<WidgetContext, 'options' | 'store' | 'member' | 'cart' | 'setNews'>
  readonly member: ReadonlyCell<Member>
  cart(): Promise<ReadonlyCell<Cart | null>>
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
  let opened: OpenSection | undefined
  let isDisposed = false

  const open = once(async () => {
    const { openSection } = await importAgain(() => import('./load-section.ts'))
    opened = openSection(widget, options)
    if (isDisposed) opened.dispose()
    return opened
  })

  return {
    name: widget.name,
    load: async () => (await open()).load(),
    loadSummary: async () => (await open()).loadSummary(),
    dispose() {
      isDisposed = true
      opened?.dispose()
    },
  }
}
