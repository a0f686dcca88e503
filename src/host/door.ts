/** Opens and closes the panel: asks the page first, fetches what is needed, and tells who wants to know. */
import type { ReadonlyCell } from '../core/cell.ts'
import type { NewsCounts } from '../core/news.ts'
import type { SuppliedTexts } from '../i18n/index.ts'
import type { Member } from '../widget.ts'
import type { Launcher } from './launcher.ts'
import type { Section } from './section.ts'
import type { Shadow } from './shadow.ts'
import type { OpenPanel } from './views.tsx'

export const PANEL_ID = 'regulars-panel'

export type OpenedBy = 'launcher' | 'page' | 'api'

export interface DoorOptions {
  readonly shadow: Shadow
  readonly launcher: Launcher
  readonly side: 'start' | 'end'
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
}

export interface Door {
  readonly isOpen: boolean
  open(widget?: string, by?: OpenedBy): Promise<void>
  close(): void
  destroy(): void
}

export function createDoor(options: DoorOptions): Door {
  const { sections, launcher } = options
  let opened: OpenPanel | undefined
  let openedWidget = ''
  let isGone = false

  async function open(widget = sections[0]?.name, by: OpenedBy = 'api'): Promise<void> {
    if (widget === undefined || !options.mayShow(widget, by)) return
    const { openPanel } = await import('./views.tsx')
    if (isGone) return
    opened?.erase()
    opened = openPanel({
      shadow: options.shadow,
      fallbackFocus: launcher.button,
      member: options.member,
      texts: options.texts,
      locale: options.locale,
      props: {
        id: PANEL_ID,
        side: options.side,
        shopName: options.shopName,
        sections,
        first: widget,
        onClose: close,
      },
    })
    openedWidget = widget
    launcher.setOpen(true)
    options.onOpen(widget, by)
  }

  function close(): void {
    if (!opened) return
    const { erase, giveFocusBack } = opened
    opened = undefined
    erase()
    launcher.setOpen(false)
    giveFocusBack()
    options.onClose(openedWidget)
  }

  return {
    get isOpen() {
      return opened !== undefined
    },
    open,
    close,
    destroy() {
      isGone = true
      opened?.erase()
      opened = undefined
    },
  }
}
