/** The panel from press to close: a frame at once, its content after that frame is painted, and a memory for the next page. */
import { remember } from '../ui/tab-memory.ts'
import { coversControl } from './covers-control.ts'
import type { DoorOptions, OpenedBy } from './door.ts'
import { loadViews } from './fill-panel.ts'
import { deepActiveElement } from './focus.ts'
import { isHiddenOn } from './hide-on.ts'
import { applyLook } from './look.ts'
import { keepForMember } from './panel-owner.ts'
import { findModalDialog, whenNoDialog } from './panel-layer.ts'
import { isRoomy } from './panel-shape.ts'
import { createShowing } from './showing.ts'

export interface Panel {
  readonly isOpen: boolean
  open(widget: string | undefined, by: OpenedBy): Promise<void>
  /** As it was left on the page before; without taking the focus, and not over what was just asked for. */
  reopen(): void
  prepare(): Promise<unknown>
  close(): void
  onNavigate(): void
  destroy(): void
}

/** In this page, by any face of ours: a change of look or language opens it anew. */
let wasOpenHere = false

export function createPanel(options: DoorOptions): Panel {
  // Colours of the page, read once; from now on they are renewed when it changes them.
  applyLook(options.shadow.root)
  const stopKeeping = keepForMember(options.member)
  const showing = createShowing(options, close)
  /** Who was not told of an opening is told of no close. */
  let isTold = false
  // The latest wish wins when the page's dialog makes several wait.
  let wish = 0

  /** A shopper who pays is not to be met by what they looked at before. */
  const isUnwanted = (): boolean => !isRoomy() || isHiddenOn(options.hideOn, location.pathname)

  async function open(asked: string | undefined, by: OpenedBy): Promise<void> {
    const mine = (wish += 1)
    const opener = deepActiveElement()
    const widget = showing.choose(asked)
    await whenNoDialog()
    if (mine !== wish || !options.mayShow(widget, by)) return
    if (showing.current) return showing.current.go(widget)
    isTold = false
    const opened = showing.show(widget, opener)
    wasOpenHere = true
    opened.takeFocus()
    // Whatever the page and we do about it comes after the shopper sees it.
    await opened.painted
    if (showing.current !== opened) return
    isTold = true
    options.onOpen(widget, by)
  }

  function reopen(): void {
    if (showing.current) return
    // On a phone it would hide the page; below a dialog it would come as a surprise later.
    if (isUnwanted() || findModalDialog()) return remember({ isOpen: false })
    const widget = showing.choose(undefined)
    if (!options.mayShow(widget, 'launcher')) return
    isTold = true
    const { element } = showing.show(widget, null)
    element.dataset['quiet'] = ''
    // On another page it may lie over the button that buys; on this one, the shopper has opened it where it is.
    if (!wasOpenHere && coversControl(element)) {
      showing.hide()
      remember({ isOpen: false })
    }
    wasOpenHere = true
  }

  function close(): void {
    wish += 1
    const { current } = showing
    if (!current) return
    const shown = current.shown()
    showing.hide()
    remember({ isOpen: false })
    current.giveFocusBack()
    if (isTold) options.onClose(shown)
  }

  return {
    get isOpen() {
      return showing.current !== undefined
    },
    open,
    reopen,
    prepare() {
      showing.prepare()
      return loadViews()
    },
    close,
    onNavigate() {
      if (isUnwanted()) close()
    },
    destroy() {
      wish += 1
      stopKeeping()
      showing.hide()
    },
  }
}
