/** Makes a section of the panel out of each widget; how its parts are brought together is loaded with the first of them. */
import { once } from './core/once.ts'
import type { ReadonlyCell } from './core/cell.ts'
import type { Store } from './core/store.ts'
import { importAgain } from './host/import-again.ts'
import type { Section } from './host/section.ts'
import type { SuppliedTexts } from './i18n/index.ts'
import type { OpenSection } from './load-section.ts'
import type { Cart, Level, Member, Moment, Proposal, Widget, WidgetContext } from './widget.ts'

export interface SectionOptions {
  readonly widgets: readonly Widget[]
  /** What the shop's config says, by widget name; `false` switches a widget off. */
  readonly shopOptions: Readonly<Record<string, unknown>>
  /** By widget name, in the language chosen; undefined for English. */
  readonly texts: Readonly<Record<string, SuppliedTexts>> | undefined
  readonly locale: string
  /** What every context shares. */
  readonly shared: Pick<
    WidgetContext,
    'call' | 'track' | 'visitorId' | 'onChange' | 'applyCode' | 'cleanAddress' | 'report'
  >
  readonly member: ReadonlyCell<Member>
  cart(): Promise<ReadonlyCell<Cart | null>>
  setNews(widget: string, count: number): void
  open(widget: string): void
  propose(widget: string, proposal: Proposal): Promise<Level | undefined>
  withdraw(widget: string, proposalId: string): void
  announce(widget: string, what: string, detail: Readonly<Record<string, unknown>>): void
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
    wakes: widget.wakes,
    load: async () => (await open()).load(),
    loadSummary: async () => (await open()).loadSummary(),
    loadPrompt: async () => (await open()).loadPrompt(),
    wake: async (moment) => (await open()).wake(moment),
    dispose() {
      isDisposed = true
      opened?.dispose()
    },
  }
}

/** Whoever has named it in `wakes` is loaded and told. */
export function wakeSections(
  sections: readonly Section[],
  moment: Moment,
  report: (error: unknown) => void,
): void {
  for (const { wakes, wake } of sections) {
    const isMeant =
      moment.kind === 'address'
        ? wakes?.params?.some((name) => moment.url.searchParams.has(name))
        : wakes?.events?.includes(moment.name)
    if (isMeant) wake(moment).catch(report)
  }
}
