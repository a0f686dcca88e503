/** Makes a section of the panel out of each widget; how its parts are brought together is loaded with the first of them. */
import type { Core } from './core/create-core.ts'
import { once } from './core/once.ts'
import { importAgain } from './host/import-again.ts'
import type { Host } from './host/mount.ts'
import type { Section } from './host/section.ts'
import type { SuppliedTexts } from './i18n/index.ts'
import type { InstanceEmitter } from './instance-events.ts'
import type { OpenSection } from './load-section.ts'
import type { Moment, Widget, WidgetContext } from './widget.ts'

export interface SectionOptions {
  readonly widgets: readonly Widget[]
  /** What the shop's config says, by widget name; `false` switches a widget off. */
  readonly shopOptions: Readonly<Record<string, unknown>>
  /** By widget name, in the language chosen; undefined for English. */
  readonly texts: Readonly<Record<string, SuppliedTexts>> | undefined
  readonly locale: string
  readonly core: Core
  readonly applyCode: WidgetContext['applyCode']
  readonly replaceCart: WidgetContext['replaceCart']
  readonly events: Pick<InstanceEmitter, 'announce' | 'emit'>
  isMounted(widget: string): boolean
  /** The launcher and the panel of these sections; they are put up while the first of these may load already. */
  host(): Promise<Host> | undefined
  report(error: unknown): void
}

export function createSections(given: Omit<SectionOptions, 'isMounted'>): Section[] {
  const options: SectionOptions = {
    ...given,
    isMounted: (widget) => sections.some(({ name }) => name === widget),
  }
  const sections = options.widgets
    .filter((widget) => options.shopOptions[widget.name] !== false)
    .map((widget) => createSection(widget, options))
  return sections
}

function createSection(widget: Widget, options: SectionOptions): Section {
  let opened: OpenSection | undefined
  let isDisposed = false

  const open = once(async () => {
    const [{ openSection }, parts] = await Promise.all([
      importAgain(() => import('./load-section.ts')),
      importAgain(widget.parts),
    ])
    opened = openSection({ name: widget.name, options: widget.options, parts }, options)
    if (isDisposed) opened.dispose()
    return opened
  })

  return {
    name: widget.name,
    wakes: widget.wakes,
    load: async () => (await open()).load(),
    loadSummary: async () => (await open()).loadSummary(),
    wake: async (moment) => (await open()).wake(moment),
    prepare: async (occasion, level) => (await open()).prepare(occasion, level),
    drop: (campaignId) => opened?.drop(campaignId),
    loadPrompt: async () => (await open()).loadPrompt(),
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
  for (const { name, wakes, wake } of sections) {
    const isMeant =
      moment.kind === 'address'
        ? wakes?.params?.some((param) => moment.url.searchParams.has(param))
        : moment.kind === 'event'
          ? wakes?.events?.includes(moment.name)
          : moment.widgets.includes(name)
    // Taken away while it loaded, as by another language: the next one is woken in its place.
    if (isMeant) wake(moment).catch((error) => error?.name === 'AbortError' || report(error))
  }
}
