/** Opens and closes the panel. At rest this is all there is of it; the rest is fetched when a shopper reaches for it. */
import type { ReadonlyCell } from '../core/cell.ts'
import type { NewsCounts } from '../core/news.ts'
import { once } from '../core/once.ts'
import type { SuppliedTexts } from '../i18n/index.ts'
import { readTab } from '../ui/tab-storage.ts'
import type { Member } from '../widget.ts'
import { importAgain } from './import-again.ts'
import { sayNotLoaded } from './not-loaded.ts'
import type { Panel } from './panel.ts'
import type { Section } from './section.ts'
import type { Shadow } from './shadow.ts'

export const PANEL_ID = 'regulars-panel'

export type OpenedBy = 'launcher' | 'page' | 'api'

export interface DoorOptions {
  readonly shadow: Shadow
  /** Its `aria-expanded` says whether the panel is open. */
  readonly launcher: HTMLButtonElement
  readonly side: 'start' | 'end'
  /** Paths on which nothing of ours shows by itself, as the backend wrote them. */
  readonly hideOn: unknown
  readonly shopName: string | undefined
  readonly sections: readonly Section[]
  readonly member: ReadonlyCell<Member>
  readonly news: ReadonlyCell<NewsCounts>
  /** Of the panel, in the language chosen; undefined for English. */
  readonly texts: SuppliedTexts | undefined
  readonly locale: string
  /** Asks the page; `false` when it does not want the panel now. */
  mayShow(widget: string, by: OpenedBy): boolean
  onOpen(widget: string, by: OpenedBy): void
  onClose(widget: string): void
  /** A section, or `home`, is on the screen: at opening and when the shopper goes from one to the other. */
  onSection?(widget: string): void
}

export interface Door {
  readonly isOpen: boolean
  open(widget?: string, by?: OpenedBy): Promise<void>
  close(): void
  /** The shopper is about to open. */
  prepare(): Promise<unknown>
  /** Another page is shown without a load. */
  onNavigate(): void
  destroy(): void
}

export function createDoor(options: DoorOptions): Door {
  let panel: Panel | undefined
  let isGone = false

  const load = once(async () => {
    const { createPanel } = await importAgain(() => import('./panel.ts'))
    panel = createPanel(options)
    if (isGone) panel.destroy()
    return panel
  })

  async function open(widget?: string, by: OpenedBy = 'api'): Promise<void> {
    if (!options.sections[0]) return
    const loaded = await load().catch(() =>
      sayNotLoaded(options.shadow.root, options.texts, () => void open(widget, by)),
    )
    await loaded?.open(widget, by)
  }

  // Left open on the page before. It does not matter much: a failure is not worth a word.
  if (readTab()?.startsWith('{"isOpen":true'))
    load().then(
      (loaded) => loaded.reopen(),
      () => undefined,
    )

  return {
    get isOpen() {
      return panel?.isOpen ?? false
    },
    open,
    close: () => panel?.close(),
    prepare: async () => (await load()).prepare(),
    onNavigate: () => panel?.onNavigate(),
    destroy() {
      isGone = true
      panel?.destroy()
    },
  }
}
